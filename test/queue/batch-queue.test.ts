import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { chunksOf, USUAL_SIZE } from '../../src/queue/chunk.js';
import { lines, sceneProducts, sceneValues } from '../helpers/batch-scene.js';
import type { LlmServer } from '../helpers/llm-server.js';
import { AT_ONCE, queueScene, until } from '../helpers/queue-scene.js';
import { WITHOUT_REDIS } from '../helpers/redis.js';

const COUNT = 2000;
/** Chunks that a worker has at once. */
const CHUNKS = Math.ceil(AT_ONCE / USUAL_SIZE) + 1;

const title = WITHOUT_REDIS ? `batches over a queue (${WITHOUT_REDIS})` : 'batches over a queue';

/** Dead workers are noticed after some seconds. */
const TIME = { timeout: 180_000 };

describe.skipIf(WITHOUT_REDIS)(title, TIME, () => {
  const scene = queueScene();
  const { start, startWorkers, serve } = scene;
  /** The number of the chunk that each product is in. */
  const chunkOf: number[] = [];

  beforeAll(async () => {
    let chunks = 0;
    for await (const chunk of chunksOf(each(sceneProducts(COUNT).map((product) => ({ ...product, fields: [] }))))) {
      chunkOf.push(...chunk.map(() => chunks));
      chunks++;
    }
    scene.write('products.jsonl', lines(sceneProducts(COUNT)));
  });

  const batch = (output: string, ...words: string[]) => [
    ...['batch', 'products.jsonl', '--fields', 'EF000007', '--output', output, '--quiet'],
    ...words,
  ];

  /** The products that the server was asked about more than once, with the chunk that each is in. */
  function askedAgain({ requests }: LlmServer) {
    const times = new Map<number, number>();
    for (const { body } of requests) {
      const product = Number(/série (\d+)/.exec(JSON.stringify(body))?.[1]);
      times.set(product, (times.get(product) ?? 0) + 1);
    }
    return [...times].filter(([, count]) => count > 1).map(([at, count]) => ({ chunk: chunkOf[at], times: count }));
  }

  /** Every product once, in order, with what an undisturbed run would have found. */
  function expectWhole(output: string, count = COUNT): void {
    const rows = scene.rows(output);
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, at) => `P${at}`));
    expect(rows.filter(({ values }, at) => values.EF000007 !== sceneValues(at).EF000007)).toEqual([]);
  }

  it('fill every product once, and pay for each once', async () => {
    const server = await serve();
    await startWorkers(3, server);
    const { code, stderr } = await start(batch('plain.jsonl'), server).ended;
    expect([code, stderr]).toEqual([0, '']);
    expectWhole('plain.jsonl');
    expect(server.calls).toBe(COUNT);
    expect(server.maxConcurrent).toBeGreaterThan(AT_ONCE);
    await until(async () => (await scene.redis().client.keys('bull:*:meta')).length > 0);
    const left = (await scene.redis().client.keys('bull:*')).filter((key) => /:[\w-]{22}$/.test(key));
    expect(left).toEqual([]);
  });

  it('go on when a worker is killed', async () => {
    const server = await serve({ record: true });
    const [first] = await startWorkers(3, server);
    const running = start(batch('killed-worker.jsonl'), server);
    await until(() => server.calls > COUNT / 4);
    first?.child.kill('SIGKILL');
    expect((await running.ended).code).toBe(0);
    expectWhole('killed-worker.jsonl');
    // What it was asking, and what had come in so lately that it was not stored: all of it of the chunks that it had.
    const repeats = askedAgain(server);
    expect(repeats.every(({ times }) => times === 2)).toBe(true);
    expect(new Set(repeats.map(({ chunk }) => chunk)).size).toBeLessThanOrEqual(CHUNKS);
  });

  it('go on when they are killed themselves and resumed', async () => {
    const server = await serve();
    await startWorkers(3, server);
    const killed = start(batch('killed-batch.jsonl'), server);
    await until(() => server.calls > COUNT / 3);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const { code } = await start(batch('killed-batch.jsonl', '--resume'), server).ended;
    expect(code).toBe(0);
    expectWhole('killed-batch.jsonl');
    expect(server.calls).toBe(COUNT);
  });

  it('take over what workers finished while no batch was there, without asking again', async () => {
    const server = await serve();
    await startWorkers(1, server, '--no-cache');
    const killed = start(batch('orphan.jsonl'), server);
    await until(() => server.calls > COUNT / 4);
    killed.child.kill('SIGKILL');
    await killed.ended;
    let before = -1;
    await until(async () => {
      const quiet = before === server.calls;
      before = server.calls;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return quiet && before === server.calls;
    });
    expect((await start(batch('orphan.jsonl', '--resume'), server).ended).code).toBe(0);
    expectWhole('orphan.jsonl');
    // The chunk whose rows were half written is asked for anew.
    expect(server.calls).toBeLessThanOrEqual(COUNT + 32);
  });

  it('go on when Redis is restarted', async () => {
    const server = await serve();
    await startWorkers(3, server);
    const running = start(batch('restarted.jsonl'), server);
    await until(() => server.calls > COUNT / 3);
    await scene.redis().restart();
    const { code, stderr } = await running.ended;
    expect([code, stderr]).toEqual([0, '']);
    expectWhole('restarted.jsonl');
    expect(server.calls).toBeLessThanOrEqual(COUNT + 3 * AT_ONCE);
  });

  it('go on when a worker hangs, and do not mind when it comes back', async () => {
    const server = await serve();
    const [first] = await startWorkers(3, server);
    const running = start(batch('hanging.jsonl'), server);
    await until(() => server.calls > COUNT / 4);
    first?.child.kill('SIGSTOP');
    await until(() => scene.rows('hanging.jsonl').length > COUNT / 3 || server.calls > COUNT / 2);
    const { code } = await running.ended;
    first?.child.kill('SIGCONT');
    expect(code).toBe(0);
    expectWhole('hanging.jsonl');
    first?.child.kill('SIGTERM');
    expect((await first?.ended)?.code).toBe(0);
  });

  it('wait for a worker that fits, and say so', async () => {
    const server = await serve();
    const other = await startWorkers(1, server, '--min-confidence', '0.7');
    const words = ['batch', 'products.jsonl', '--fields', 'EF000007', '--output', 'fit.jsonl', '--limit', '40'];
    const waiting = start(words, server);
    let told = '';
    waiting.child.stderr?.on('data', (text: string) => {
      told += text;
    });
    let refused = '';
    other[0]?.child.stderr?.on('data', (text: string) => {
      refused += text;
    });
    await until(() => told.includes('does not fit') && refused.includes('refused'));
    const difference = '--min-confidence of the worker is not as for';
    expect(told).toContain(`the only worker does not fit this batch: ${difference} this batch: give both the same`);
    expect(refused).toContain(`is left to other workers: ${difference} the batch: give both the same`);
    expect(server.calls).toBe(0);
    await startWorkers(1, server);
    expect((await waiting.ended).code).toBe(0);
    expectWhole('fit.jsonl', 40);
  });

  it('are answered by a worker of another composition whose configuration knows theirs', async () => {
    const server = await serve();
    await startWorkers(1, server, '--llm', 'offline');
    const words = ['batch', 'products.jsonl', '--fields', 'EF000007', '--output', 'taken.jsonl', '--limit', '40'];
    expect((await start(words, server).ended).code).toBe(0);
    expectWhole('taken.jsonl', 40);
    expect(server.calls).toBe(40);
    const offline = [...words.slice(0, 4), '--output', 'own.jsonl', '--limit', '10', '--llm', 'offline'];
    expect((await start(offline, server).ended).code).toBe(0);
    expect(scene.rows('own.jsonl')).toHaveLength(10);
    expect(server.calls).toBe(40);
  });

  it('share the workers: a small batch need not wait for the end of a large one', async () => {
    const server = await serve();
    await startWorkers(1, server);
    const large = start(batch('large.jsonl'), server);
    await until(() => server.calls > 100);
    scene.write('small.jsonl', lines(sceneProducts(50).map((product) => ({ ...product, title: 'Petit' }))));
    const words = ['batch', 'small.jsonl', '--fields', 'EF000007', '--output', 'small-out.jsonl', '--quiet'];
    expect((await start(words, server).ended).code).toBe(0);
    expect(large.child.exitCode).toBe(null);
    expect((await large.ended).code).toBe(0);
    expectWhole('large.jsonl');
    expectWhole('small-out.jsonl', 50);
  });

  it('ask no more questions than they may', async () => {
    const server = await serve();
    await startWorkers(3, server);
    const { code } = await start(batch('capped.jsonl', '--max-calls', '100'), server).ended;
    expect(code).toBe(3);
    expect(server.calls).toBe(100);
    const rows = scene.rows('capped.jsonl');
    expect(rows.length).toBe(COUNT);
    expect(rows.filter(({ unanswered }) => unanswered?.EF000007 === 'failed: budget spent').length).toBe(COUNT - 100);
  });

  it('are told of by --status', async () => {
    const server = await serve();
    await startWorkers(2, server);
    await start(batch('status.jsonl', '--limit', '100'), server).ended;
    const { code, stdout } = await start(['batch', '--status', '--format', 'jsonl'], server).ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ workers: 2, batches: 0, waiting: 0, active: 0, done: 100, failed: 0 });
  });

  it('finish what is begun on Ctrl-C, and are resumed', async () => {
    const server = await serve();
    await startWorkers(1, server);
    const stopped = start(batch('interrupted.jsonl'), server);
    await until(() => existsSync(join(scene.folder, 'interrupted.jsonl')) && server.calls > 200);
    stopped.child.kill('SIGINT');
    expect((await stopped.ended).code).toBe(130);
    const done = scene.rows('interrupted.jsonl');
    expect(done.every(({ values, unanswered }) => values.EF000007 && !unanswered)).toBe(true);
    expect((await start(batch('interrupted.jsonl', '--resume'), server).ended).code).toBe(0);
    expectWhole('interrupted.jsonl');
    expect(server.calls).toBe(COUNT);
  });

  it('hold off together when a provider gets too many calls', async () => {
    const busy = { status: 429, headers: { 'retry-after': '2' } };
    const server = await serve({ faults: [busy] });
    await startWorkers(2, server);
    const running = start(batch('busy.jsonl', '--limit', '200'), server);
    const heldOff = async () => {
      const [key = ''] = await scene.redis().client.keys('bull:*:limiter');
      return Number(await scene.redis().client.get(key)) > 1_000_000;
    };
    await until(heldOff);
    expect((await running.ended).code).toBe(0);
    expectWhole('busy.jsonl', 200);
    expect(server.calls).toBe(201);
  });

  it.each([
    [['worker', '--queue', 'redis://127.0.0.1:1'], 'error: no Redis listens at redis://127.0.0.1:1: '],
    [['worker', '--queue', 'http://x'], 'error: --queue needs the address of a Redis'],
    [['worker'], 'error: a worker needs its queue'],
    [['worker', '--queue', 'redis://127.0.0.1:1', '--rate', 'fast'], 'error: --rate is "fast", which is no rate'],
    [['batch', '--status'], 'error: --status needs a queue'],
  ])('refuse %j with a sentence', async (words, sentence) => {
    const { code, stderr } = await scene.run(words);
    expect([code, stderr.slice(0, sentence.length)]).toEqual([2, sentence]);
  });
});

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
