import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type BatchScene, batchScene } from './batch-scene.js';
import type { LlmServer, Plan } from './llm-server.js';
import { startRedis, type TestRedis } from './redis.js';
import type { Run } from './run-bin.js';

/** A program that runs, with what it prints when it has ended. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
}

/** A batch scene with a Redis, in which each test begins with empty queues and without programs. */
export interface QueueScene extends Omit<BatchScene, 'run'> {
  redis(): TestRedis;
  /** Starts the program with the queue, and does not wait for its end. */
  start(words: readonly string[], server: LlmServer): Running;
  /** Starts workers, of AT_ONCE unless the words say another concurrency; resolves when all of them are at work. */
  startWorkers(count: number, server: LlmServer, ...words: string[]): Promise<readonly Running[]>;
  /** Runs the program without the queue. */
  run: BatchScene['run'];
}

/** Questions at once of each worker. */
export const AT_ONCE = 16;

/** Makes the scene of a test file that needs Redis. */
export function queueScene(): QueueScene {
  const scene = batchScene();
  let redis: TestRedis;
  let running: Running[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(() => redis.client.flushall());
  afterEach(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    running = [];
  });
  afterAll(() => redis.close());

  const start: QueueScene['start'] = (words, server) => {
    let child: ChildProcess | undefined;
    const ended = scene.run([...words, '--queue', redis.url], server, {
      onStart: (started) => {
        child = started;
      },
    });
    if (!child) throw new Error('not started');
    const program = { child, ended };
    running.push(program);
    return program;
  };
  const members = () => redis.client.keys('akeneo-lookup:worker:*');

  return {
    ...scene,
    redis: () => redis,
    start,
    async startWorkers(count, server, ...words) {
      const before = (await members()).length;
      const concurrency = words.includes('--concurrency') ? [] : ['--concurrency', String(AT_ONCE)];
      const workers = Array.from({ length: count }, () => start(['worker', ...concurrency, ...words], server));
      await until(async () => (await members()).length === before + count);
      return workers;
    },
    // A server of its own has nothing answered from what another test has paid for.
    serve: (plan: Plan = {}) => scene.serve({ latency: 20, record: false, ...plan }),
  };
}

/** Resolves when a condition holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
