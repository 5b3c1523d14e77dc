import { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Answer } from '../llm/answer.js';
import type { Chunk, ChunkAnswers } from './chunk.js';
import { redisError } from './redis-problem.js';

/** Where a batch hands in chunks and gets their answers. */
export interface JobClient {
  /** Chunks without answers. */
  readonly open: number;
  /**
   * Hands in a chunk; one that is there already from an earlier run is not handed in twice. Rejects with a sentence when
   * no worker could answer it, or when it is given up; with a UserError when Redis refuses it.
   */
  ask(id: string, chunk: Chunk): Promise<ChunkAnswers>;
  /** Takes away chunks whose answers are written. */
  remove(ids: readonly string[]): Promise<void>;
  /** Finds what the events did not tell: answers of an earlier time, and chunks that a Redis without persistence lost. */
  catchUp(): Promise<void>;
  /** Takes back all open chunks that no worker has begun. */
  giveUp(reason: string): void;
  close(): Promise<void>;
}

/** Seconds that answers wait for a batch that was stopped to be continued. */
const KEPT = { age: 7 * 24 * 3600 };
/** Times that a chunk is tried on whose workers fail. */
const ATTEMPTS = 3;
/** Events that Redis keeps; what a batch misses it finds by looking. */
const EVENTS = 1000;

interface Asked {
  readonly chunk: Chunk;
  readonly resolve: (answers: ChunkAnswers) => void;
  readonly reject: (error: Error) => void;
}

/** Opens a desk at a queue. */
export async function openJobClient(redis: Redis, name: string): Promise<JobClient> {
  const queue = new Queue<Chunk, ChunkAnswers>(name, { connection: redis, streams: { events: { maxLen: EVENTS } } });
  const events = new QueueEvents(name, { connection: redis.duplicate() });
  // A lost connection is made again; until then commands wait.
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  const open = new Map<string, Asked>();

  const take = (id: string): Asked | undefined => {
    const asked = open.get(id);
    open.delete(id);
    return asked;
  };
  const handIn = (id: string, chunk: Chunk) =>
    queue.add('chunk', chunk, { jobId: id, attempts: ATTEMPTS, removeOnComplete: KEPT, removeOnFail: KEPT });
  const lookAt = async (id: string, { chunk }: Asked) => {
    const state = await queue.getJobState(id);
    if (state === 'unknown') return void (await handIn(id, chunk));
    if (state !== 'completed' && state !== 'failed') return;
    // Read after its state, so that it holds what it came to.
    const job = await queue.getJob(id);
    if (state === 'completed' && job) take(id)?.resolve(job.returnvalue);
    else if (job) take(id)?.reject(new Error(job.failedReason));
  };

  events.on('completed', ({ jobId, returnvalue }) => take(jobId)?.resolve(returnvalue as unknown as ChunkAnswers));
  events.on('failed', ({ jobId, failedReason }) => take(jobId)?.reject(new Error(failedReason)));
  await events.waitUntilReady();

  return {
    get open() {
      return open.size;
    },
    ask(id, chunk) {
      return new Promise((resolve, reject) => {
        open.set(id, { chunk, resolve, reject });
        const begin = async () => {
          await dropUnanswered(queue, id);
          await handIn(id, chunk);
        };
        begin().catch((error) => {
          take(id);
          reject(redisError(redis, error));
        });
      });
    },
    async remove(ids) {
      await Promise.all(ids.map((id) => queue.remove(id)));
    },
    async catchUp() {
      for (const [id, asked] of [...open]) if (open.has(id)) await lookAt(id, asked);
    },
    giveUp(reason) {
      for (const id of [...open.keys()]) {
        // One that a worker has begun is locked, and ends by itself.
        queue.remove(id).catch(() => undefined);
        take(id)?.reject(new Error(reason));
      }
    },
    async close() {
      await events.close();
      await queue.close();
    },
  };
}

/** What an earlier run did not get is asked again. */
async function dropUnanswered(queue: Queue<Chunk, ChunkAnswers>, id: string): Promise<void> {
  const state = await queue.getJobState(id);
  if (state !== 'completed' && state !== 'failed') return;
  const job = await queue.getJob(id);
  if (state === 'completed' && job?.returnvalue.every((answers) => answers.every(isAnswered))) return;
  await job?.remove();
}

function isAnswered({ status }: Answer): boolean {
  return status !== 'failed' && status !== 'timeout';
}
