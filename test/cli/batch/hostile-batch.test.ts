import { expect, it } from 'vitest';
import { batchScene, lines, sceneProducts } from '../../helpers/batch-scene.js';

const scene = batchScene();
const products = sceneProducts(6);
const input = scene.write('products.jsonl', lines(products));
const FIELDS = ['--fields', 'EF000007,EF000008', '--quiet'];

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

it('rejects a row that is nested too deep or too long, and goes on, also with --resume', async () => {
  const rows = products.map((product) => JSON.stringify(product));
  rows.splice(2, 0, `{"id":"deep","specs":${nested(9000)}}`, `{"id":"long","description":"${'x'.repeat(30_000)}"}`);
  const hostile = scene.write('hostile.jsonl', rows.join('\n'));
  const words = ['batch', hostile, ...FIELDS, '--max-row', '20KB', '--output', scene.file('hostile.out')];
  const first = await scene.run([...words, '--rejects', scene.file('rejects.jsonl')]);
  expect(first).toMatchObject({ stderr: '', code: 3 });
  expect(scene.rows('hostile.out').map(({ id }) => id)).toEqual(products.map(({ id }) => id));
  expect(scene.rows('rejects.jsonl').map(({ line, reason }) => [line, reason.replace(/[:,].*/, '')])).toEqual([
    [3, 'nested deeper than 100 levels'],
    [4, 'longer than 20000 characters'],
  ]);
  const again = await scene.run([...words, '--resume']);
  expect(again.stderr).not.toContain('RangeError');
  expect(scene.rows('hostile.out')).toHaveLength(6);
}, 60_000);

it.each([
  ['lists', nested(20_000)],
  ['lists within an object', `{"value": ${nested(20_000)}}`],
  ['lists that do not end', '['.repeat(20_000)],
  ['objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
])(
  'fails the fields of a reply of nested %s, keeps none, and asks again with --resume',
  async (name, text) => {
    let isLooping = true;
    const server = await scene.serve({ answer: () => (isLooping ? text : '"blanc"') });
    const output = scene.file(`nested-${name}.jsonl`);
    const words = ['batch', input, '--fields', 'EF000007', '--quiet', '--output', output];
    const broken = await scene.run(words, server);
    expect(broken).toMatchObject({ stderr: '', code: 3 });
    isLooping = false;
    const before = server.calls;
    const resumed = await scene.run([...words, '--resume'], server);
    expect(resumed).toMatchObject({ stderr: '', code: 0 });
    expect(server.calls - before).toBe(products.length);
  },
  60_000,
);
