import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BIN, runBin } from '../../helpers/run-bin.js';
import { runInTerminal } from '../../helpers/run-in-terminal.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
const file = (name: string) => join(folder, name);
const run = (words: readonly string[], database = 'catalogue.db', input = '') =>
  runBin([...words, '--database', file(database)], { input });

const FIELDS = [
  { code: 'colour', label: 'Colour', type: 'select', options: ['grey', 'anthracite', 'white'] },
  { code: 'height', label: 'Height', type: 'number', unit: 'cm' },
];
const TEXTS = ['Vase. Colour: antracite. 20 cm', 'Pot, colour: teal', 'Bowl, colour: Antracite', 'Jug, colour: white'];

async function seed(database: string) {
  expect((await run(['db', 'seed', '--fields', file('fields.json')], database)).code).toBe(0);
}

async function coloursOf(database: string): Promise<readonly unknown[]> {
  const { stdout } = await run(['batch', file('products.jsonl'), '--fields', 'colour', '-q'], database);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).values.colour);
}

beforeAll(async () => {
  writeFileSync(file('fields.json'), JSON.stringify(FIELDS));
  writeFileSync(file('products.jsonl'), TEXTS.map((text, id) => JSON.stringify({ id, text })).join('\n'));
  await seed('catalogue.db');
  const { code } = await run([
    'batch',
    file('products.jsonl'),
    '--fields',
    'colour',
    '--details',
    '--output',
    file('filled.jsonl'),
  ]);
  expect(code).toBe(0);
}, 60_000);

describe('fields suggest', { timeout: 60_000 }, () => {
  it('lists what texts call a colour and no option is called, with the option that it may mean', async () => {
    const { stdout, code } = await run(['fields', 'suggest', file('filled.jsonl'), '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(
      [
        { field: 'colour', label: 'Colour', words: 'antracite', count: 2, near: 'anthracite' },
        { field: 'colour', label: 'Colour', words: 'teal', count: 1, near: null },
      ].map((one, place) => ({
        ...one,
        ...[
          { products: ['0', '2'], texts: ['Vase. Colour: antracite. 20 cm', 'Bowl, colour: Antracite'] },
          { products: ['1'], texts: ['Pot, colour: teal'] },
        ][place],
      })),
    );
    const most = await run(['fields', 'suggest', file('filled.jsonl'), '--least', '2', '--format', 'csv']);
    expect(most.stdout.trim().split('\r\n')).toHaveLength(2);
  });

  it('makes no catalogue where it only lists', async () => {
    const { stderr, code } = await run(['fields', 'suggest', file('filled.jsonl')], 'missing.db');
    expect([code, existsSync(file('missing.db'))]).toEqual([2, false]);
    expect(stderr).toContain('missing.db');
  });

  it('reads a pipe', async () => {
    const { stdout } = await run(
      ['fields', 'suggest', '-'],
      'catalogue.db',
      readFileSync(file('filled.jsonl'), 'utf8'),
    );
    expect(stdout).toContain('antracite');
  });

  it('takes words by flags, all or none, so that the next run knows them', async () => {
    await seed('flags.db');
    const half = await run(
      ['fields', 'suggest', file('filled.jsonl'), '--take', 'colour:teal', '--take', 'colour:x=pink'],
      'flags.db',
    );
    expect([half.code, half.stderr]).toEqual([
      2,
      'error: colour has no option "pink": akeneo-lookup fields colour lists them\n',
    ]);
    expect(await coloursOf('flags.db')).toEqual([null, null, null, 'white']);
    const taken = ['--take', 'colour:teal', '--take', 'colour: antracite = anthracite'];
    expect((await run(['fields', 'suggest', file('filled.jsonl'), ...taken], 'flags.db')).code).toBe(0);
    expect(await coloursOf('flags.db')).toEqual(['anthracite', 'teal', 'anthracite', 'white']);
  });

  it('asks for one key each on a terminal', async () => {
    await seed('keys.db');
    const words = ['fields', 'suggest', file('filled.jsonl'), '--database', file('keys.db')];
    const terminal = runInTerminal([process.execPath, BIN, ...words]);
    await terminal.shown('s a spelling of anthracite');
    terminal.press('xs');
    await terminal.shown('2/2');
    terminal.press('o');
    expect((await terminal.finished).code).toBe(0);
    expect(await coloursOf('keys.db')).toEqual(['anthracite', 'teal', 'anthracite', 'white']);
  });

  it('ends by Ctrl-C with nothing taken', async () => {
    await seed('stopped.db');
    const words = ['fields', 'suggest', file('filled.jsonl'), '--database', file('stopped.db')];
    const terminal = runInTerminal([process.execPath, BIN, ...words]);
    await terminal.shown('s a spelling of anthracite');
    terminal.press('s');
    await terminal.shown('2/2');
    terminal.press('\u0003');
    expect((await terminal.finished).code).toBe(130);
    expect(await coloursOf('stopped.db')).toEqual([null, null, null, 'white']);
  });

  it("writes new options for Akeneo's import, and refuses to write over what it reads", async () => {
    const { code, stderr } = await run(['fields', 'suggest', file('filled.jsonl'), '--write', file('options.csv')]);
    expect([code, stderr]).toEqual([
      0,
      `note: wrote 2 options to ${file('options.csv')}; look through them before the import\n`,
    ]);
    expect(readFileSync(file('options.csv'), 'utf8')).toMatch(
      /^code;attribute;sort_order;label-\w+\r\nantracite;colour;4;antracite\r\n/,
    );
    const same = await run(['fields', 'suggest', file('filled.jsonl'), '--write', file('filled.jsonl')]);
    expect([same.code, same.stderr]).toEqual([2, expect.stringContaining('--write')]);
  });

  it.each([
    [['--take', 'colour'], '--take is "colour": write it as FIELD:WORDS or FIELD:WORDS=OPTION'],
    [['--take', 'size:big'], 'no field "size" in the catalogue: akeneo-lookup fields lists them'],
  ])('says what is wrong with %j', async (words, message) => {
    const { code, stderr } = await run(['fields', 'suggest', file('filled.jsonl'), ...words]);
    expect([code, stderr]).toEqual([2, `error: ${message}\n`]);
  });

  it('says that values alone do not tell why some are missing', async () => {
    const { code, stderr } = await run(['fields', 'suggest', '-'], 'catalogue.db', '{"id":1,"values":{}}\n');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/fill it with batch --details\n$/)]);
  });
});
