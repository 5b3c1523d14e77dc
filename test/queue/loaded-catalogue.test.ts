import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchScene, lines, sceneProducts } from '../helpers/batch-scene.js';
import { startRedis, type TestRedis, WITHOUT_REDIS } from '../helpers/redis.js';
import { until } from '../server/start-server.js';

const title = WITHOUT_REDIS
  ? `a worker whose catalogue is loaded (${WITHOUT_REDIS})`
  : 'a worker whose catalogue is loaded';
const COUNT = 40;

describe.skipIf(WITHOUT_REDIS)(title, { timeout: 120_000 }, () => {
  const scene = batchScene();
  let redis: TestRedis;
  let worker: ChildProcess | undefined;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await redis.close();
  });

  it('finishes what it has, leaves the rest to others, and answers what fits it now', async () => {
    const server = await scene.serve({ latency: 300 });
    const queue = ['--queue', redis.url];
    let log = '';
    const ended = scene.run(['worker', '--concurrency', '2', ...queue], server, {
      onStart(child) {
        worker = child;
        child.stderr?.on('data', (text) => {
          log += text;
        });
      },
    });
    const fingerprints = () => [...log.matchAll(/"waiting for chunks","catalogue":"(\w+)"/g)].map(([, it]) => it);
    await until(() => fingerprints().length === 1);

    scene.write('products.jsonl', lines(sceneProducts(COUNT)));
    const fill = (output: string, ...words: string[]) =>
      scene.run(['batch', 'products.jsonl', '--output', output, ...words, ...queue], server);
    const before = fill('before.jsonl', '--fields', 'EF000007', '--deadline', '15s');
    await until(() => server.calls > 4);
    const field = { name: 'NEW', label: 'couleur du lavabo', type: 'text' };
    const seeded = await scene.run(['db', 'seed', '--fields', scene.write('fields.json', JSON.stringify([field]))]);
    expect(seeded.code).toBe(0);
    await until(() => fingerprints().length === 2);
    const [old, loaded] = fingerprints();
    expect(loaded).not.toBe(old);

    const after = await fill('after.jsonl', '--fields', 'NEW');
    expect(after.code).toBe(0);
    expect(scene.rows('after.jsonl').filter(({ values }) => values.NEW !== null)).toHaveLength(COUNT);
    const { stderr } = await before;
    expect(stderr).toContain(`the only worker has catalogue ${loaded}`);
    const rows = scene.rows('before.jsonl');
    const answered = rows.filter(({ values }) => values.EF000007);
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.length).toBeLessThan(COUNT);
    expect(log).not.toContain('problem');
    worker?.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });
});
