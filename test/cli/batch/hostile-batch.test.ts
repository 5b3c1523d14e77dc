import { existsSync, linkSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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

describe('files of a run', () => {
  const answers = scene.write('answers.jsonl', lines(products));
  const text = () => readFileSync(answers, 'utf8');

  it.each([
    [
      '--rejects on --output',
      ['--output', 'new.jsonl', '--rejects', './new.jsonl'],
      '--rejects and --output are one file',
    ],
    ['--rejects on a link to --output', ['--output', 'answers.jsonl', '--rejects', 'link'], 'are one file'],
    ['--output on a hard link to the input', ['--output', 'hard'], 'is read and cannot be written at once'],
    ['--rejects on the input', ['--rejects', 'products.jsonl'], 'is read and cannot be written at once'],
    ['--output on the catalogue', ['--output', 'data/akeneo-lookup/catalogue.db'], 'is the catalogue'],
    ['--rejects on the catalogue', ['--rejects', 'data/akeneo-lookup/catalogue.db'], 'is the catalogue'],
  ])('are told apart: %s', async (_, flags, problem) => {
    if (!existsSync(scene.file('link'))) symlinkSync('answers.jsonl', scene.file('link'));
    if (!existsSync(scene.file('hard'))) linkSync(input, scene.file('hard'));
    const { stderr, code } = await scene.run(['batch', 'products.jsonl', ...FIELDS, ...flags]);
    expect({ stderr, code }).toEqual({ stderr: expect.stringContaining(problem), code: 2 });
    expect(text()).toBe(lines(products));
  });

  it('may be one device', async () => {
    const devices = ['--output', '/dev/null', '--rejects', '/dev/null'];
    expect((await scene.run(['batch', input, ...FIELDS, ...devices])).code).toBe(0);
  });
});

it('stops after a handful of questions when the key is refused', async () => {
  const many = scene.write('many.jsonl', lines(sceneProducts(200)));
  const server = await scene.serve({ faults: () => ({ status: 401, body: { error: { message: 'bad key' } } }) });
  const { stderr, code } = await scene.run(
    ['batch', many, '--fields', 'EF000007', '--output', scene.file('key.jsonl')],
    server,
  );
  expect(code).toBe(3);
  expect(stderr).toMatch(/stopped: the key is refused \(.*401.*bad key\): mend it and go on/);
  expect(server.calls).toBeLessThan(40);
}, 60_000);

it.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)(
  'says on %s how to go on, as on Ctrl-C',
  async (signal, exit) => {
    const server = await scene.serve({ latency: 300 });
    const many = scene.write('many.jsonl', lines(sceneProducts(200)));
    const output = scene.file(`${signal}.jsonl`);
    const { stderr, code } = await scene.run(['batch', many, '--fields', 'EF000007', '--output', output], server, {
      onStart: (child) => {
        const wait = setInterval(() => {
          if (!existsSync(output) || readFileSync(output, 'utf8') === '') return;
          clearInterval(wait);
          child.kill(signal);
        }, 50);
      },
    });
    expect(code).toBe(exit);
    expect(stderr).toMatch(/stopped: interrupted\nto ask what is missing in .*: the same command with --resume/);
  },
  60_000,
);

it('asks each question once, though three batches ask the same ones at the same time', async () => {
  const server = await scene.serve({ latency: 40, answer: () => '"blanc"' });
  const rows = scene.write('same.jsonl', lines(sceneProducts(60)));
  const runs = await Promise.all(
    [1, 2, 3].map(() => scene.run(['batch', rows, '--fields', 'EF000007', '--quiet'], server)),
  );
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  expect(server.calls).toBe(60);
}, 60_000);
