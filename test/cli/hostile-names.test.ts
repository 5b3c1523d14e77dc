import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogueFolder } from '../helpers/catalogue-folder.js';
import { runBin } from '../helpers/run-bin.js';

const folder = catalogueFolder();
const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

it('answers fields that are named as what every object has', async () => {
  const fields = folder.write(
    'fields.json',
    NAMES.map((name) => ({ name, label: `Merkmal ${name}`, type: 'text' })),
  );
  const examples = folder.write('examples.json', [
    { description: 'Merkmal constructor: A1', values: { toString: 'x' } },
  ]);
  const config = folder.write('config.json', { llms: { s: { connector: { type: 'static', text: '{}' } } } });
  const database = join(folder.path, 'names.db');
  const seeded = await runBin(['db', 'seed', '--database', database, '--fields', fields, '--examples', examples]);
  expect(seeded.code).toBe(0);
  const words = ['Merkmal constructor: A1, weiß', '--database', database, '--fields', NAMES.join(',')];
  const offline = await runBin(words);
  expect(offline.stderr).toBe('');
  expect(Object.keys(JSON.parse(offline.stdout))).toEqual(NAMES);
  const asked = await runBin([...words, '--llm', 's', '--config', config]);
  expect(asked.stderr).not.toMatch(/TypeError|\n\s+at /);
  expect([0, 3]).toContain(asked.code);
});

it('skips an example whose value is nested without end, and says so', async () => {
  const fields = folder.write('one.json', [{ name: 'A', label: 'a', type: 'text' }]);
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const examples = folder.write(
    'deep.jsonl',
    `{"description":"a: x1","values":{"A":"x1"}}\n{"description":"a: x2","values":{"A":${deep}}}\n`,
  );
  const database = join(folder.path, 'deep.db');
  const { code, stdout, stderr } = await runBin([
    'db',
    'seed',
    '--database',
    database,
    '--fields',
    fields,
    '--examples',
    examples,
  ]);
  expect(code).toBe(3);
  expect(stdout + stderr).not.toMatch(/RangeError|\n\s+at /);
  expect(stdout).toMatch(/examples: 1 loaded/);
});
