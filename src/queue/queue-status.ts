import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { listQueues } from './counters.js';
import { type Fingerprint, queueName } from './fingerprint.js';
import { listParticipants } from './presence.js';

/** What goes on in the queue of one fingerprint. */
export interface QueueStatus extends Fingerprint {
  readonly batches: number;
  readonly workers: number;
  /** Chunks that no worker has begun. */
  readonly waiting: number;
  /** Chunks that workers have now. */
  readonly active: number;
  /** Products that were answered since the queue came into being. */
  readonly done: number;
  /** Products of chunks that a worker failed with; most were tried again. */
  readonly failed: number;
  /** Products a second, of all workers together. */
  readonly rate: number;
}

/** All queues that were ever used, with who works on them now. */
export async function queueStatus(redis: Redis): Promise<readonly QueueStatus[]> {
  const workers = await listParticipants(redis, 'worker');
  const batches = await listParticipants(redis, 'batch');
  return Promise.all(
    (await listQueues(redis)).map(async ({ queue: name, done, failed }) => {
      const queue = new Queue(name, { connection: redis, skipVersionCheck: true });
      const { waiting = 0, active = 0 } = await queue.getJobCounts('waiting', 'active');
      await queue.close();
      const own = workers.filter((worker) => queueName(worker) === name);
      const [catalogue = '', composition = ''] = name.split('-').slice(-2);
      return {
        ...{ catalogue, composition, waiting, active, done, failed },
        batches: batches.filter((batch) => queueName(batch) === name).length,
        workers: own.length,
        rate: own.reduce((sum, { rate = 0 }) => sum + rate, 0),
      };
    }),
  );
}
