import { describe, expect, it } from 'vitest';
import { lines, sceneProducts } from '../helpers/batch-scene.js';
import { queueScene, until } from '../helpers/queue-scene.js';
import { WITHOUT_REDIS } from '../helpers/redis.js';

const title = WITHOUT_REDIS
  ? `a worker whose catalogue is loaded (${WITHOUT_REDIS})`
  : 'a worker whose catalogue is loaded';
/** More than the worker answers before it sees that its catalogue was loaded. */
const COUNT = 300;
const LATER = 40;

describe.skipIf(WITHOUT_REDIS)(title, { timeout: 120_000 }, () => {
  const { start, startWorkers, ...scene } = queueScene();

  it('finishes what it has, leaves the rest to others, and answers what fits it now', async () => {
    const server = await scene.serve({ latency: 300 });
    const [worker] = await startWorkers(1, server, '--concurrency', '2');
    let log = '';
    worker?.child.stderr?.on('data', (text) => {
      log += text;
    });
    const announced = async (): Promise<string | undefined> => {
      const [key = ''] = await scene.redis().client.keys('akeneo-lookup:worker:*');
      return JSON.parse((await scene.redis().client.get(key)) ?? '{}').catalogue;
    };
    const old = await announced();
    scene.write('products.jsonl', lines(sceneProducts(COUNT)));
    const fill = (output: string, ...words: string[]) =>
      start(['batch', 'products.jsonl', '--output', output, ...words], server);
    const before = fill('before.jsonl', '--fields', 'EF000007');
    let told = '';
    before.child.stderr?.on('data', (text) => {
      told += text;
    });
    await until(() => server.calls > 4);
    const field = { name: 'NEW', label: 'couleur du lavabo', type: 'text' };
    const seeded = await scene.run(['db', 'seed', '--fields', scene.write('fields.json', JSON.stringify([field]))]);
    expect(seeded.code).toBe(0);
    await until(async () => ![undefined, old].includes(await announced()));

    const after = await fill('after.jsonl', '--fields', 'NEW', '--limit', String(LATER)).ended;
    expect(after.code).toBe(0);
    expect(scene.rows('after.jsonl').filter(({ values }) => values.NEW !== null)).toHaveLength(LATER);
    await until(() => /the only worker does not fit.*give both the same catalogue/.test(told));
    before.child.kill('SIGINT');
    // It would wait for a worker that fits the chunks that it has handed in.
    await until(() => told.includes('Ctrl-C again'));
    before.child.kill('SIGINT');
    expect((await before.ended).code).toBe(130);
    const rows = scene.rows('before.jsonl');
    const answered = rows.filter(({ values }) => values.EF000007);
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.length).toBeLessThan(COUNT);
    expect(log).not.toContain('problem');
    worker?.child.kill('SIGTERM');
    expect((await worker?.ended)?.code).toBe(0);
  });
});
