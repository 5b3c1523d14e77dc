import { type Job, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Catalogue } from '../examples/catalogue.js';
import type { ManyRequest } from '../lookup/lookup-products.js';
import { answerChunk } from './answer-chunk.js';
import { type Chunk, type ChunkAnswers, USUAL_SIZE } from './chunk.js';
import { count, registerQueue } from './counters.js';
import { type Fingerprint, queueName } from './fingerprint.js';
import { startHeartbeat } from './presence.js';
import { askRedis, redisError } from './redis-problem.js';
import { createSharedBackoff } from './shared-backoff.js';
import { createSharedRateLimit, type RateLimit } from './shared-rate-limit.js';
import { whileReachable } from './while-reachable.js';

/** What a worker answers chunks with. */
export interface WorkerOptions {
  readonly redis: Redis;
  readonly fingerprint: Fingerprint;
  readonly id: string;
  /** Where it runs, for people. */
  readonly place: string;
  readonly catalogue: Catalogue;
  readonly asking: Required<Pick<ManyRequest, 'llm' | 'queue' | 'examples'>>;
  /** The most questions at once. */
  readonly concurrency: number;
  /** What all workers share that ask the same servers, whatever their catalogue and composition. */
  readonly provider: string;
  /** Kept by all workers of the provider. */
  readonly rate: RateLimit | undefined;
  /** Whether the catalogue is still the one of the fingerprint; looked at before each chunk. */
  readonly fits: () => boolean;
  /** Told of each chunk that is done. */
  readonly onDone: (record: Readonly<Record<string, unknown>>) => void;
  /** Told what goes wrong beside the chunks, such as what Redis refuses; the same may be told again and again. */
  readonly onTrouble: (text: string) => void;
}

/** A worker at work. */
export interface RunningWorker {
  /** Tells all workers of the provider that it gets too many calls: none takes a chunk for this many milliseconds. */
  backoff(milliseconds: number): void;
  /** Finishes the chunks that it has, as far as there is a Redis to give their answers to. */
  close(): Promise<void>;
}

/** Milliseconds after which a chunk whose worker shows no sign of life is given to another one. */
const LOCK = 10_000;
const LOOK_FOR_STALLED = 5_000;
/** A chunk that this many workers died over is not tried again. */
const MOST_STALLED = 5;
/** BullMQ looks at the time to hold off only where a limit of jobs is set; this one is never reached. */
const NO_LIMIT = { max: 1_000_000, duration: 1000 };

/** Takes chunks of its fingerprint and answers them until it is closed, or until it does not fit them any more. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { redis, fingerprint, provider, concurrency, onDone, onTrouble } = options;
  const name = queueName(fingerprint);
  const tempo = createTempo();
  const wait = options.rate && createSharedRateLimit(redis, provider, options.rate);
  await askRedis(redis, registerQueue(redis, name));

  const work = async (job: Job<Chunk, ChunkAnswers>, token?: string) => {
    if (!options.fits()) await leave(job, token);
    const { id, data } = job;
    const started = performance.now();
    const answers = await answerChunk(data, { ...options, wait });
    tempo.add(answers.length);
    await count(redis, name, 'done', answers.length);
    onDone({ chunk: id, products: answers.length, milliseconds: Math.round(performance.now() - started) });
    return answers;
  };
  /** Leaves a chunk to others, and takes none any more. */
  const leave = async (job: Job<Chunk, ChunkAnswers>, token?: string): Promise<never> => {
    await worker.pause(true);
    await job.moveToWait(token);
    throw new WaitingError();
  };
  const worker = new Worker<Chunk, ChunkAnswers>(name, work, {
    connection: redis.duplicate(),
    concurrency: Math.ceil(concurrency / USUAL_SIZE) + 1,
    lockDuration: LOCK,
    stalledInterval: LOOK_FOR_STALLED,
    maxStalledCount: MOST_STALLED,
    limiter: NO_LIMIT,
  });
  const backoff = createSharedBackoff(redis, provider, name);
  worker.on('error', (error) => onTrouble((redisError(redis, error) as Error).message));
  worker.on('failed', (job, { message }) => {
    onTrouble(`chunk ${job?.id}: ${message}`);
    void count(redis, name, 'failed', job?.data.products.length ?? 0).catch(() => undefined);
  });
  await askRedis(redis, worker.waitUntilReady());
  const { id, place } = options;
  const look = () =>
    ({ ...fingerprint, kind: 'worker', id, place, provider, concurrency, rate: tempo.rate() }) as const;
  const depart = startHeartbeat(redis, look, ({ message }) => onTrouble(message));

  return {
    backoff: backoff.tell,
    async close() {
      const closing = async () => {
        await depart();
        await worker.close();
        await backoff.close();
      };
      await whileReachable(redis, closing());
    },
  };
}

/** Milliseconds that the speed is taken over. */
const SPAN = 10_000;

/** Products a second, lately. */
function createTempo(): { add(products: number): void; rate(): number } {
  let done: { readonly at: number; readonly products: number }[] = [];
  return {
    add: (products) => void done.push({ at: performance.now(), products }),
    rate() {
      const since = performance.now() - SPAN;
      done = done.filter(({ at }) => at > since);
      return Math.round(done.reduce((sum, { products }) => sum + products, 0) / (SPAN / 1000));
    },
  };
}
