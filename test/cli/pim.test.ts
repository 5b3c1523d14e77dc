import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCatalogue } from '../helpers/pim-catalogue.js';
import { LOGIN, type PimServer, startPim } from '../helpers/pim-server.js';
import { BIN, runBin } from '../helpers/run-bin.js';
import { hasTerminal, runInTerminal } from '../helpers/run-in-terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-pim-'));
const file = (name: string) => join(folder, name);
const config = file('rc.yaml');
const [filled, plain] = [file('filled.jsonl'), file('plain.jsonl')];
let server: PimServer;

const pim = (...words: readonly string[]) => runBin(['pim', ...words, '--config', config]);

function writeConfig(more = {}): void {
  const settings = { url: server.url, ...LOGIN, locale: 'en_US', channel: 'ecommerce', ...more };
  writeFileSync(config, JSON.stringify({ database: file('catalogue.db'), pim: settings }));
}

beforeAll(async () => {
  server = await startPim(makeCatalogue(140).store);
  writeConfig();
  expect((await pim('pull')).code).toBe(0);
  const rows = await pim('products', '--missing', '--family', 'lamps,drills');
  const batch = ['batch', '--quiet', '--config', config, '--output'];
  expect((await runBin([...batch, filled, '--details'], { input: rows.stdout })).code).toBe(0);
  expect((await runBin([...batch, plain], { input: rows.stdout })).code).toBe(0);
});

beforeEach(() => {
  server.requests.length = 0;
  writeConfig();
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const patches = () => server.requests.filter(({ method }) => method === 'PATCH');

describe('pim push on the command line', () => {
  test('shows what it would write as a table, as CSV and as JSON lines', async () => {
    const table = await pim('push', filled, '--dry-run');
    const [header = '', , ...rows] = table.stdout.trim().split('\n');
    expect(header.split(/\s+/)).toEqual([
      'product',
      'attribute',
      'locale',
      'scope',
      'old',
      'new',
      'confidence',
      'evidence',
    ]);
    const csv = await pim('push', filled, '--dry-run', '--format', 'csv');
    expect(csv.stdout.split('\r\n')[0]).toBe('product,attribute,locale,scope,old,new,confidence,evidence');
    const lines = (await pim('push', filled, '--dry-run', '--format', 'jsonl')).stdout.trim().split('\n');
    expect(lines).toHaveLength(rows.length);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      entity: 'product',
      attribute: expect.any(String),
      old: null,
      confidence: expect.any(Number),
    });
    expect(table.stderr).toMatch(/^note: would write \d+ values of \d+ products and models/);
    expect(patches()).toEqual([]);
  });

  test('and undo make no catalogue where there is none, nor take one that knows no PIM', async () => {
    const none = file('none.db');
    for (const words of [
      ['push', filled, '--dry-run'],
      ['undo', '1'],
    ]) {
      const { code, stderr } = await pim(...words, '--database', none);
      expect(code).toBe(2);
      expect(stderr).toContain(`there is no database ${none}`);
    }
    expect(readdirSync(folder)).not.toContain('none.db');
    const fields = file('fields.json');
    writeFileSync(fields, JSON.stringify([{ code: 'width', label: 'Width', type: 'number', unit: 'cm' }]));
    const other = file('other.db');
    expect((await runBin(['db', 'seed', '--fields', fields, '--database', other, '--config', config])).code).toBe(0);
    const { code, stderr } = await pim('push', filled, '--dry-run', '--database', other);
    expect(code).toBe(2);
    expect(stderr).toBe('error: the catalogue knows no attribute of the PIM: run akeneo-lookup pim pull first\n');
  });

  test('a name in another case is likely the one that is meant', async () => {
    const { code, stderr } = await pim('pull', '--attributes', 'WALL_MOUNT');
    expect([code, stderr]).toEqual([2, 'error: the PIM has no attribute "WALL_MOUNT": did you mean "wall_mount"?\n']);
  });

  test('refuses a file without answers, in one sentence', async () => {
    const { code, stderr } = await pim('push', plain, '--yes');
    expect(code).toBe(2);
    expect(stderr).toBe(
      `error: ${plain}:1 has values without answers, so nobody knows what they were read from, nor why others are missing: fill it with batch --details\n`,
    );
    expect(patches()).toEqual([]);
  });

  test.each([
    [[], 'no file to push: name what batch --details wrote'],
    [['nowhere.jsonl'], 'the input nowhere.jsonl does not exist'],
    [['FILLED', '--min-confidence', '90'], '--min-confidence is "90", which is not a number from 0 to 1'],
    [['FILLED', '--locale', 'en_GB'], 'the PIM has no locale "en_GB": did you mean "en_US"?'],
    [['FILLED', '--accepted'], 'no answer of the file was decided on'],
  ])('says what is wrong with %j', async (words, message) => {
    const { code, stderr } = await pim('push', ...words.map((word) => (word === 'FILLED' ? filled : word)));
    expect([code, stderr.split('\n').length]).toEqual([2, 2]);
    expect(stderr).toContain(`error: ${message}`);
    expect(patches()).toEqual([]);
  });

  test('keeps refusals with the words of the PIM, and ends with 3', async () => {
    const rejects = file('refused.jsonl');
    const [first] = (await pim('push', filled, '--dry-run', '--format', 'jsonl')).stdout
      .split('\n')
      .map((line) => JSON.parse(line || '{}'));
    const unknown = {
      id: '00000000-0000-4000-8000-000000000000',
      answers: [{ field: first.attribute, value: 1, status: 'found', evidence: { text: '1' } }],
    };
    const odd = file('odd.jsonl');
    writeFileSync(odd, `${JSON.stringify(unknown)}\n{"broken"\n`);
    const { code, stderr, stdout } = await pim('push', odd, '--yes', '--rejects', rejects);
    expect([code, stdout]).toEqual([3, 'wrote 0 values of 0 products and models, 2 refused\n']);
    expect(stderr).toBe(`warning: 2 refused, see ${rejects}\n`);
    expect(
      readFileSync(rejects, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).message),
    ).toEqual([expect.stringContaining('not valid JSON'), 'the PIM has no such product, and none is made']);
  });

  test.skipIf(!hasTerminal)('asks on a terminal, and writes nothing after a no', async () => {
    const run = runInTerminal([process.execPath, BIN, 'pim', 'push', filled, '--config', config], { columns: 200 });
    await run.shown('into the PIM? [y/N]');
    run.press('n\r');
    const { output, code } = await run.finished;
    expect(code).toBe(0);
    expect(output).toContain('nothing was written');
    expect(patches()).toEqual([]);
  });

  test.skipIf(!hasTerminal)('writes after a yes, and undo asks too', async () => {
    const run = runInTerminal([process.execPath, BIN, 'pim', 'push', filled, '--config', config], { columns: 200 });
    await run.shown('into the PIM? [y/N]');
    run.press('y\r');
    const { output } = await run.finished;
    const [, written, number] = /wrote (\d+) values.*pim undo (\d+)/.exec(output) ?? [];
    expect(Number(written)).toBeGreaterThan(10);
    const undo = runInTerminal([process.execPath, BIN, 'pim', 'undo', number ?? '', '--config', config], {
      columns: 200,
    });
    await undo.shown(`take back ${written} values`);
    undo.press('y\r');
    expect((await undo.finished).output).toContain(`took back ${written} values`);
  });

  test('writes in a pipe from standard input without a question', async () => {
    const { code, stdout } = await runBin(['pim', 'push', '-', '--config', config], { input: readFileSync(filled) });
    expect(code).toBe(0);
    const [, run = ''] = /pim undo (\d+) takes it back/.exec(stdout) ?? [];
    expect((await pim('undo', run)).stdout).toMatch(/^took back \d+ values/);
  });
});

describe('pim undo on the command line', () => {
  test.each([[[]], [['99']], [['x']]])('names the last runs where %j names none', async (words) => {
    const { code, stderr } = await pim('undo', ...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(/name one of the last runs \(\d+ of \d{4}-\d\d-\d\d/);
  });

  test('refuses a run of another PIM', async () => {
    writeConfig({ url: server.url.replace('127.0.0.1', 'localhost') });
    const { code, stderr } = await pim('undo', '1');
    expect([code, stderr]).toEqual([2, expect.stringContaining('name that PIM')]);
  });
});

describe('a connection', () => {
  test.each([
    [{ url: undefined }, 'has no url: write it as https://pim.example.com'],
    [{ url: 'pim.example.com' }, 'pim.url in'],
    [{ password: undefined }, 'lacks password: add what is missing, or a ready token'],
    [{ secret: '$' + '{PIM_SECRET_OF_NOBODY}' }, 'needs a value for PIM_SECRET_OF_NOBODY: export PIM_SECRET_OF_NOBODY'],
    [{ pasword: 'x' }, 'pim: unknown key "pasword": did you mean "password"?'],
    [{ timeout: '5' }, 'must be a duration above 0'],
  ])('%j is told in one sentence', async (more, message) => {
    writeConfig(more);
    const { code, stderr } = await pim('status');
    expect([code, stderr.split('\n').length]).toEqual([2, 2]);
    expect(stderr).toContain(message);
  });

  test.each(['/', '/api/rest/v1', '/api/rest/v1/'])('is found where its address was copied with %s', async (path) => {
    writeConfig({ url: server.url + path });
    expect((await pim('status')).code).toBe(0);
  });

  test('leaves no secret in any file or stream', async () => {
    const bytes = readdirSync(folder)
      .filter((name) => name !== 'rc.yaml')
      .map((name) => readFileSync(file(name), 'latin1'))
      .join('');
    server.fault(
      ({ path }) => path.endsWith('/families'),
      { status: 400, body: JSON.stringify({ message: `bad ${LOGIN.secret} ${LOGIN.password} access-token-1` }) },
      9,
    );
    const { stderr, stdout } = await pim('pull');
    expect(stderr).toContain('[redacted]');
    for (const secret of [LOGIN.secret, LOGIN.password]) expect(bytes + stderr + stdout).not.toContain(secret);
  });
});
