import type { Redis } from 'ioredis';

/** What became of the products of a queue since it came into being. */
export interface Counters {
  readonly done: number;
  readonly failed: number;
}

const QUEUES = 'akeneo-lookup:queues';
const keyOf = (queue: string) => `akeneo-lookup:count:${queue}`;

/** Counts products of a queue as done, or as failed. */
export async function count(redis: Redis, queue: string, what: keyof Counters, products: number): Promise<void> {
  await redis.hincrby(keyOf(queue), what, products);
}

/** Makes a queue known to those who look at all of them. */
export async function registerQueue(redis: Redis, queue: string): Promise<void> {
  await redis.sadd(QUEUES, queue);
}

/** The queues that were ever used, with their counters. */
export async function listQueues(redis: Redis): Promise<readonly (Counters & { readonly queue: string })[]> {
  const queues = await redis.smembers(QUEUES);
  return Promise.all(
    queues.sort().map(async (queue) => {
      const { done = '0', failed = '0' } = await redis.hgetall(keyOf(queue));
      return { queue, done: Number(done), failed: Number(failed) };
    }),
  );
}
