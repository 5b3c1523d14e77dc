import { beforeAll, describe, expect, it } from 'vitest';
import { lines, sceneProducts, sceneValues } from '../helpers/batch-scene.js';
import { queueScene, until } from '../helpers/queue-scene.js';
import { WITHOUT_REDIS } from '../helpers/redis.js';

const COUNT = 600;
const title = WITHOUT_REDIS ? `the limits of three workers (${WITHOUT_REDIS})` : 'the limits of three workers';

describe.skipIf(WITHOUT_REDIS)(title, { timeout: 180_000 }, () => {
  const scene = queueScene();
  const { start, startWorkers, serve } = scene;
  beforeAll(() => void scene.write('products.jsonl', lines(sceneProducts(COUNT))));

  const batch = (output: string, ...words: string[]) => [
    ...['batch', 'products.jsonl', '--fields', 'EF000007', '--output', output, '--quiet'],
    ...words,
  ];

  /** Every product once, in order; the values that are there are right. @returns how many are there */
  function filled(output: string, count = COUNT): number {
    const rows = scene.rows(output);
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, at) => `P${at}`));
    const answered = rows.filter(({ values }) => values.EF000007 !== null);
    for (const { id, values } of answered) expect(values).toEqual({ EF000007: sceneValues(id.slice(1)).EF000007 });
    const others = rows.filter(({ values }) => values.EF000007 === null);
    for (const { unanswered } of others) expect(unanswered).toEqual({ EF000007: 'failed: budget spent' });
    return answered.length;
  }

  /** Words of batches and workers that differ, so that each worker fits one batch only. */
  const kinds = [['--min-confidence', '0.5'], ['--min-confidence', '0.6', '--no-cache'], ['--no-cache']];

  /** Has a server refuse its fiftieth call for four seconds. */
  function refuseOnce() {
    let refusedAt = 0;
    const after: number[] = [];
    const faults = (call: number) => {
      if (call === 50) refusedAt = performance.now();
      else if (refusedAt > 0) after.push(performance.now() - refusedAt);
      return call === 50 ? { status: 429, headers: { 'retry-after': '4' } } : undefined;
    };
    const calls = () => {
      const meanwhile = after.filter((milliseconds) => milliseconds < 3500).length;
      return { meanwhile, later: after.length - meanwhile };
    };
    return { faults, calls };
  }

  it('hold for all of them together when calls are capped, and the rest is filled under a higher cap', async () => {
    const server = await serve();
    await startWorkers(3, server);
    const caps = [100, 150, 1000];
    const calls = [];
    const answered = [];
    for (const [at, cap] of caps.entries()) {
      const before = server.calls;
      const resume = at === 0 ? [] : ['--resume'];
      const { code } = await start(batch('calls.jsonl', '--max-calls', String(cap), ...resume), server).ended;
      expect(code).toBe(at === 2 ? 0 : 3);
      calls.push(server.calls - before);
      answered.push(filled('calls.jsonl'));
    }
    expect(calls).toEqual([100, 150, COUNT - 250]);
    expect(answered).toEqual([100, 250, COUNT]);
  });

  it('hold for all of them together when money is capped, and the rest is filled under a higher cap', async () => {
    // 100 tokens in and 10 out, at 1 and 2 a million of them.
    const price = 120e-6;
    const server = await serve({ promptTokens: 100, completionTokens: 10 });
    await startWorkers(3, server);
    const cap = 100 * price;
    const capped = await start(batch('cost.jsonl', '--max-cost', String(cap)), server).ended;
    expect(capped.code).toBe(3);
    const first = server.calls;
    expect(first * price).toBeLessThanOrEqual(cap);
    expect(first).toBeGreaterThan(25);
    expect(filled('cost.jsonl')).toBe(first);
    const rest = await start(batch('cost.jsonl', '--resume', '--max-cost', '1'), server).ended;
    expect(rest.code).toBe(0);
    expect(filled('cost.jsonl')).toBe(COUNT);
    expect(server.calls).toBe(COUNT);
  });

  it.each([
    ['calls', ['--max-calls', '200'], 200],
    // 100 tokens in and 10 out, at 1 and 2 a million of them.
    ['money', ['--max-cost', String(200 * 120e-6)], 200],
  ] as const)('hold for %s though workers are killed over their chunks', async (what, words, most) => {
    const server = await serve({ latency: 200, promptTokens: 100, completionTokens: 10 });
    const [first, second] = await startWorkers(3, server, '--no-cache');
    const running = start(batch(`killed-${what}.jsonl`, ...words, '--no-cache'), server);
    for (const [at, worker] of [first, second].entries()) {
      await until(() => server.calls > 40 * (at + 1));
      worker?.child.kill('SIGKILL');
    }
    const { code } = await running.ended;
    expect(code).toBe(3);
    expect(server.calls).toBeLessThanOrEqual(most);
    expect(server.calls).toBeGreaterThan(most / 3);
    const answered = filled(`killed-${what}.jsonl`);
    expect(answered).toBeGreaterThan(most / 4);
    expect(answered).toBeLessThan(server.calls);
    await until(async () => (await scene.redis().client.keys('akeneo-lookup:spent:*')).length === 0);
  });

  it('keep to one rate', async () => {
    const server = await serve();
    await startWorkers(3, server, '--rate', '20/s');
    const started = performance.now();
    const { code } = await start(batch('rate.jsonl', '--limit', '160'), server).ended;
    expect(code).toBe(0);
    expect(filled('rate.jsonl', 160)).toBe(160);
    // A second's worth goes at once, and each of the others takes its twentieth of a second.
    expect(performance.now() - started).toBeGreaterThan(((160 - 20) / 20) * 1000);
    expect(server.calls).toBe(160);
  });

  it('keep to one rate though they work for different batches', async () => {
    const server = await serve();
    for (const words of kinds) await startWorkers(1, server, '--rate', '20/s', ...words);
    const started = performance.now();
    const runs = kinds.map((words, at) => start(batch(`kind-${at}.jsonl`, '--limit', '60', ...words), server).ended);
    for (const { code } of await Promise.all(runs)) expect(code).toBe(0);
    for (const at of kinds.keys()) expect(filled(`kind-${at}.jsonl`, 60)).toBe(60);
    expect(performance.now() - started).toBeGreaterThan(((180 - 20) / 20) * 1000);
  });

  it('take no chunk while one of them was told to wait', async () => {
    const { faults, calls } = refuseOnce();
    const server = await serve({ faults });
    await startWorkers(3, server);
    const { code } = await start(batch('held.jsonl'), server).ended;
    expect(code).toBe(0);
    expect(filled('held.jsonl')).toBe(COUNT);
    expect(server.calls).toBe(COUNT + 1);
    // What they had begun they finish: some chunks of each.
    expect(calls().meanwhile).toBeLessThan(COUNT / 2);
    expect(calls().later).toBeGreaterThan(COUNT / 4);
  });

  it('take no chunk while one of them was told to wait, though they work for different batches', async () => {
    const { faults, calls } = refuseOnce();
    const server = await serve({ faults });
    for (const words of kinds) await startWorkers(1, server, ...words);
    const runs = kinds.map((words, at) => start(batch(`other-${at}.jsonl`, ...words), server).ended);
    for (const { code } of await Promise.all(runs)) expect(code).toBe(0);
    for (const at of kinds.keys()) expect(filled(`other-${at}.jsonl`)).toBe(COUNT);
    expect(calls().meanwhile).toBeLessThan(COUNT);
    expect(calls().later).toBeGreaterThan(COUNT);
  });

  it('let every product be filled from a server that takes so many calls a second', async () => {
    let taken: number[] = [];
    let refused = 0;
    const faults = () => {
      const now = performance.now();
      taken = taken.filter((at) => at > now - 1000);
      if (taken.length < 40) {
        taken.push(now);
        return undefined;
      }
      refused++;
      return { status: 429, headers: { 'retry-after': '1' } };
    };
    const server = await serve({ faults });
    await startWorkers(3, server);
    const { code, stderr } = await start(batch('strict.jsonl', '--limit', '300'), server).ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(filled('strict.jsonl', 300)).toBe(300);
    expect(refused).toBeGreaterThan(0);
  });
});
