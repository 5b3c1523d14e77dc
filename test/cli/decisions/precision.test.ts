import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/database/open-database.js';
import { HELD_OUT_SCOPE } from '../../../src/engine/model/held-out.js';
import { createLookup } from '../../../src/index.js';
import { BIN, runBin } from '../../helpers/run-bin.js';
import { runInTerminal } from '../../helpers/run-in-terminal.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';
import { until } from '../../server/start-server.js';

const folder = temporaryFolder();
const file = (name: string) => join(folder, name);
const DATABASE = ['--database', file('catalogue.db')];
const run = (words: readonly string[]) => runBin([...words, ...DATABASE]);

const COLOURS = ['white', 'black', 'grey', 'red', 'green'];
const THINGS = ['Basin', 'Stool', 'Lamp', 'Shelf'];

const FIELDS = [
  { code: 'colour', label: 'Colour', type: 'select', options: COLOURS },
  { code: 'width', label: 'Width', type: 'number', unit: 'cm' },
];

/** A text with its values; the places give different ones. */
function product(place: number) {
  const [thing, colour, width] = [THINGS[place % 4], COLOURS[(place * 7) % 5], 20 + ((place * 13) % 90)];
  return { text: `${thing} of oak, ${colour}, width ${width} cm, item ${place}`, values: { colour, width } };
}

/** What is kept of what was learnt. */
function scopes(): readonly string[] {
  const database = openDatabase(file('catalogue.db'));
  try {
    return database.sqlite.prepare<[], string>('SELECT scope FROM models').pluck().all();
  } finally {
    database.close();
  }
}

const UNLIKE = 'Zubr qwert pliante szafa, white, width 33 cm';

// biome-ignore lint/suspicious/noExplicitAny: rows of details are of many shapes.
type Details = any;

async function details(words: readonly string[]): Promise<readonly Details[]> {
  const { stdout, code } = await run([
    'batch',
    file('products.jsonl'),
    '--fields',
    'colour,width',
    '--details',
    ...words,
  ]);
  expect(code).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const decisions = (rows: readonly Details[]) =>
  rows.flatMap(({ answers }) => answers.map(({ decision }: Details) => decision));

beforeAll(async () => {
  const examples = Array.from({ length: 150 }, (_, place) => product(place));
  writeFileSync(file('fields.json'), JSON.stringify(FIELDS));
  writeFileSync(
    file('examples.jsonl'),
    examples.map(({ text, values }) => JSON.stringify({ description: text, values })).join('\n'),
  );
  const products = Array.from({ length: 40 }, (_, place) => ({ id: place, text: product(1000 + place).text }));
  writeFileSync(file('products.jsonl'), products.map((one) => JSON.stringify(one)).join('\n'));
  const { code } = await run(['db', 'seed', '--fields', file('fields.json'), '--examples', file('examples.jsonl')]);
  expect(code).toBe(0);
}, 120_000);

describe('--precision', { timeout: 120_000 }, () => {
  it('decides on every value that batch finds, and on none without it', async () => {
    expect(new Set(decisions(await details([])))).toEqual(new Set([undefined]));
    const rows = await details(['--precision', '0.95']);
    const accepted = decisions(rows).filter((decision) => decision === 'accept');
    expect(accepted.length).toBeGreaterThan(60);
    for (const { id, values } of rows) expect(values).toEqual(product(1000 + Number(id)).values);
    const plain = await run(['batch', file('products.jsonl'), '--fields', 'colour', '--precision', '0.95', '--quiet']);
    expect(plain.stdout).not.toMatch(/decision|audit/);
  });

  it('accepts nothing where too few examples can show it, and the plan says how many more would', async () => {
    expect(new Set(decisions(await details(['--precision', '0.9999'])))).toEqual(new Set(['check']));
    const { stdout, stderr } = await run([
      ...['batch', file('products.jsonl'), '--fields', 'colour,width', '--precision', '0.9999', '--plan'],
    ]);
    expect(stdout + stderr).toMatch(/\d[\d,]* more/);
  });

  it('draws all of the accepted for an audit, or none, and the same ones again', async () => {
    const audited = (rows: readonly Details[]) =>
      rows.flatMap(({ id, answers }) =>
        answers.filter(({ audit }: Details) => audit).map(({ field }: Details) => `${id} ${field}`),
      );
    const all = await details(['--precision', '0.95', '--audit', '1']);
    expect(audited(all)).toHaveLength(decisions(all).filter((decision) => decision === 'accept').length);
    expect(audited(await details(['--precision', '0.95', '--audit', '0']))).toEqual([]);
    const some = audited(await details(['--precision', '0.95', '--audit', '0.5']));
    expect(some.length).toBeGreaterThan(10);
    expect(audited(await details(['--precision', '0.95', '--audit', '0.5']))).toEqual(some);
  });

  it('sends what a text unlike the examples says to be checked, and says so', async () => {
    const { stdout, stderr } = await run([
      'lookup',
      UNLIKE,
      '--fields',
      'colour,width',
      '--details',
      '--precision',
      '0.95',
    ]);
    const { answers } = JSON.parse(stdout) as Details;
    expect(answers.map(({ value, decision }: Details) => [value, decision])).toEqual([
      ['white', 'check'],
      [33, 'check'],
    ]);
    expect(stderr).toMatch(/unlike the examples/);
  });

  it('tells once that a whole file is unlike the examples', async () => {
    const rows = Array.from({ length: 20 }, (_, id) => JSON.stringify({ id, text: `${UNLIKE} ${id}` }));
    writeFileSync(file('unlike.jsonl'), rows.join('\n'));
    const words = ['batch', file('unlike.jsonl'), '--fields', 'colour', '--details', '--precision', '0.95'];
    const { stderr } = await run([...words, '--output', file('unlike-filled.jsonl')]);
    expect(stderr.match(/unlike the examples/g)).toHaveLength(1);
    expect(readFileSync(file('unlike-filled.jsonl'), 'utf8')).not.toContain('"accept"');
  });

  it.each(['1', '0', '98', 'high'])('refuses %s, which nothing can show', async (precision) => {
    const { code, stderr } = await run(['lookup', UNLIKE, '--fields', 'colour', '--precision', precision]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: --precision is/)]);
  });

  it('decides in the library', async () => {
    const { lookup, close } = await createLookup({ database: file('catalogue.db'), precision: 0.95, details: true });
    try {
      const { answers } = (await lookup({ description: product(2000).text, fields: ['colour', 'width'] })) as Details;
      expect(answers.map(({ decision }: Details) => decision)).toContain('accept');
    } finally {
      await close();
    }
  });

  it.each([[], ['--processes', '2']])('decides over HTTP %j, also by what another process loads', async (...more) => {
    const words = ['--port', '0', '--precision', '0.95', '--audit', '0', ...more];
    const child = spawn(process.execPath, [BIN, 'serve', ...words, ...DATABASE]);
    let log = '';
    child.stderr.on('data', (text) => {
      log += text;
    });
    try {
      await until(() => log.includes('listening'));
      const [address] = /http:\/\/[\d.:]+/.exec(log) ?? [];
      const decide = async (place: number): Promise<readonly string[]> => {
        const body = JSON.stringify({ description: product(place).text, fields: ['colour', 'width'] });
        const headers = { 'content-type': 'application/json' };
        const url = `${address}/api/product/fields/lookup?details=true`;
        const response = await fetch(url, { method: 'POST', headers, body });
        return ((await response.json()) as Details).answers.map(({ decision }: Details) => decision);
      };
      expect(await decide(2000)).toContain('accept');
      const { text, values } = product(3000 + more.length);
      writeFileSync(file('more.jsonl'), JSON.stringify({ description: text, values }));
      expect((await run(['db', 'seed', '--examples', file('more.jsonl')])).code).toBe(0);
      const read = () => log.split('catalogue read anew').length - 1;
      const processes = more.length === 0 ? 1 : 2;
      await until(() => read() >= processes);
      // Without the evidence of what was loaded, all is to be checked; each process gets it some time later.
      let accepted = 0;
      while (accepted <= 4 * processes) accepted = (await decide(2001)).includes('accept') ? accepted + 1 : 0;
    } finally {
      child.kill();
      await once(child, 'exit');
    }
  });

  it('ends with one sentence and as Ctrl-C does while the evidence is being made, and keeps none', async () => {
    const words = ['lookup', product(2000).text, '--fields', 'colour', '--precision', '0.95', ...DATABASE];
    // The making is soon over: pressed later each time, the key comes while it goes on.
    const pressedAfter = async (milliseconds: number) => {
      const { text, values } = product(4000 + milliseconds);
      writeFileSync(file('other.jsonl'), JSON.stringify({ description: text, values }));
      expect((await run(['db', 'seed', '--examples', file('other.jsonl')])).code).toBe(0);
      const terminal = runInTerminal([process.execPath, BIN, ...words], { columns: 160 });
      await setTimeout(milliseconds);
      terminal.press('\u0003');
      return terminal.finished;
    };
    let { output, code } = await pressedAfter(150);
    for (let wait = 200; wait < 3000 && !output.includes('stopped while seeing'); wait += 75)
      ({ output, code } = await pressedAfter(wait));
    expect(code).toBe(130);
    expect(output).toMatch(/stopped while seeing how far answers can be trusted/);
    expect(output).not.toMatch(/\n\s+at |white|AbortError/);
    expect(scopes()).not.toContain(HELD_OUT_SCOPE);
    expect((await run(words.slice(0, -DATABASE.length))).code).toBe(0);
    expect(scopes()).toContain(HELD_OUT_SCOPE);
  });
});
