import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { queueName } from './fingerprint.js';
import { listParticipants } from './presence.js';

/** Keeps all workers that ask one provider from taking chunks for a while, whatever queue they take them from. */
export interface SharedBackoff {
  /** None takes a chunk for this many milliseconds. */
  tell(milliseconds: number): void;
  close(): Promise<void>;
}

/** @param own the queue of the worker that tells the others */
export function createSharedBackoff(redis: Redis, provider: string, own: string): SharedBackoff {
  const queues = new Map<string, Queue>();
  let until = 0;

  function queueOf(name: string): Queue {
    const queue = queues.get(name) ?? new Queue(name, { connection: redis });
    if (!queues.has(name)) queue.on('error', () => undefined);
    queues.set(name, queue);
    return queue;
  }

  async function hold(milliseconds: number): Promise<void> {
    const others = await listParticipants(redis, 'worker');
    const names = others.filter((other) => other.provider === provider).map(queueName);
    await Promise.all([...new Set([own, ...names])].map((name) => queueOf(name).rateLimit(milliseconds)));
  }

  return {
    tell(milliseconds) {
      const end = performance.now() + milliseconds;
      // Many calls are refused at once.
      if (end <= until) return;
      until = end;
      hold(milliseconds).catch(() => undefined);
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}
