import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvFormat } from '../../src/batch/csv-format.js';
import { jsonlFormat } from '../../src/batch/jsonl-format.js';
import { ledgerFormat } from '../../src/batch/ledger-format.js';
import { openOutputFile, type PlacedRow } from '../../src/batch/output-file.js';
import type { RowFormat } from '../../src/batch/row-format.js';
import type { Answer } from '../../src/llm/answer.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
let files = 0;
const newFile = () => join(folder, `out-${++files}`);

const found = (field: string, value: Answer['value']): Answer => ({ field, value, status: 'found' });
const failed = (field: string): Answer => ({ field, value: null, status: 'failed', reason: 'HTTP 500' });

const HASHES = ['a', 'b', 'c'].map((letter) => letter.repeat(16));

const ROWS = [
  { id: 'A "1", x\ny', answers: [found('F', 'blanc; "cassé"\nligne 2'), found('G', 1.5)], hash: HASHES[0] },
  { id: 2, answers: [failed('F'), found('G', true)], hash: HASHES[1] },
  { id: 'Z', answers: [found('F', ['a', 'b']), failed('G')], hash: HASHES[2] },
];

async function writeRows(format: RowFormat, path = newFile()): Promise<string> {
  const ledger = await openOutputFile(path, format);
  for (const row of ROWS) ledger.append(row, 'sku');
  await ledger.close();
  return path;
}

async function rowsOf(path: string, format: RowFormat): Promise<PlacedRow[]> {
  const ledger = await openOutputFile(path, format);
  const rows: PlacedRow[] = [];
  for await (const row of ledger.rows()) rows.push(row);
  await ledger.close();
  return rows;
}

const OTHER_STYLE = {
  style: { delimiter: ';', decimal: ',', guarded: true },
  bom: true,
  headers: ['Forme; "F"', 'Grandeur'],
} as const;

const FORMATS: [string, RowFormat][] = [
  ['JSON lines', jsonlFormat(false)],
  ['JSON lines with details', jsonlFormat(true)],
  ['CSV', csvFormat(['F', 'G'])],
  ['CSV in another style', csvFormat(['F', 'G'], OTHER_STYLE)],
  ['a ledger', ledgerFormat(true)],
];

const WITH_HASHES_BESIDE = FORMATS.filter(([, format]) => !format.tellsHash);

describe('the output of a run', () => {
  it('holds a JSON object a line, and says which fields were not answered', async () => {
    const path = await writeRows(jsonlFormat(false));
    expect(readFileSync(path, 'utf8').split('\n')[1]).toBe(
      '{"id":2,"values":{"F":null,"G":true},"unanswered":{"F":"failed: HTTP 500"}}',
    );
  });

  it('holds a CSV row per product under the name of its identifier, ready to import', async () => {
    const path = await writeRows(csvFormat(['F', 'G']));
    expect(readFileSync(path, 'utf8')).toBe(
      'sku,F,G\r\n"A ""1"", x\ny","blanc; ""cassé""\nligne 2",1.5\r\n2,,1\r\nZ,"a,b",\r\n',
    );
  });

  it.each(FORMATS)('gives back what was written as %s', async (_, format) => {
    const rows = await rowsOf(await writeRows(format), format);
    expect(rows.map(({ hash }) => hash)).toEqual(HASHES);
    expect(rows.map(({ id, place, unanswered }) => [id, place, unanswered])).toEqual([
      ['A "1", x\ny', 0, []],
      ['2', 1, ['F']],
      ['Z', 2, ['G']],
    ]);
    expect(rows[0]?.values.get('F')).toBe('blanc; "cassé"\nligne 2');
  });

  it.each(WITH_HASHES_BESIDE)('is whole again after %s was cut at any byte, and grows on', async (_, format) => {
    const whole = await writeRows(format);
    const bytes = readFileSync(whole);
    for (let length = 0; length <= bytes.length; length++) {
      const path = newFile();
      for (const ending of ['', '.unanswered', '.hashes']) {
        if (existsSync(whole + ending)) copyFileSync(whole + ending, path + ending);
      }
      truncateSync(existsSync(path) ? path : whole, length);
      const kept = await rowsOf(path, format);
      const ledger = await openOutputFile(path, format);
      for (const row of ROWS.slice(kept.length)) ledger.append(row, 'sku');
      await ledger.close();
      expect(readFileSync(path)).toEqual(bytes);
      const rows = await rowsOf(path, format);
      expect(rows.map(({ unanswered }) => unanswered)).toEqual([[], ['F'], ['G']]);
      expect(rows.map(({ hash }) => hash)).toEqual(HASHES);
    }
  });

  it.each(FORMATS)('puts new content into the places of old rows: %s', async (_, format) => {
    const path = await writeRows(format);
    const ledger = await openOutputFile(path, format);
    const newer = ['d', 'e', 'f'].map((letter) => letter.repeat(16));
    ledger.replace(1, { id: 2, answers: [found('F', 'x'), found('G', true)], hash: newer[0] });
    ledger.replace(2, { id: 'Z', answers: [found('F', 'y'), failed('G')], hash: newer[1] });
    ledger.append({ id: 'N', answers: [found('F', 'n'), failed('G')], hash: newer[2] }, 'sku');
    await ledger.close();
    const rows = await rowsOf(path, format);
    expect(rows.map(({ id, values, unanswered }) => [id, values.get('F'), unanswered])).toEqual([
      ['A "1", x\ny', 'blanc; "cassé"\nligne 2', []],
      ['2', 'x', []],
      ['Z', 'y', ['G']],
      ['N', 'n', ['G']],
    ]);
    expect(rows.map(({ hash }) => hash)).toEqual([HASHES[0], ...newer]);
    expect(existsSync(`${path}.replaced`)).toBe(false);
  });

  it.each(FORMATS)('finishes a replacement that was broken off anywhere: %s', async (_, format) => {
    const path = await writeRows(format);
    const before = readFileSync(path);
    const side = existsSync(`${path}.unanswered`) ? readFileSync(`${path}.unanswered`) : undefined;
    const ledger = await openOutputFile(path, format);
    ledger.replace(1, { id: 2, answers: [found('F', 'x'), found('G', true)] });
    await ledger.close();
    const after = readFileSync(path);
    const sideAfter = existsSync(`${path}.unanswered`) ? readFileSync(`${path}.unanswered`) : undefined;
    const waiting = `${JSON.stringify({ place: 1, text: format.write({ id: 2, answers: [found('F', 'x'), found('G', true)] }) })}\n`;
    // Killed before the output was renamed, between the two files, or before the list of replacements was removed.
    for (const [output, beside] of [
      [before, side],
      [after, side],
      [after, sideAfter],
    ]) {
      const broken = newFile();
      writeFileSync(broken, output ?? '');
      if (beside) writeFileSync(`${broken}.unanswered`, beside);
      writeFileSync(`${broken}.replaced`, `${waiting}{"place": 2, "tex`);
      writeFileSync(`${broken}.new`, 'half of it');
      expect((await rowsOf(broken, format)).map(({ unanswered }) => unanswered)).toEqual([[], [], ['G']]);
      expect(readFileSync(broken)).toEqual(after);
    }
  });

  it.each(WITH_HASHES_BESIDE)(
    'knows nothing of what rows were made from when their hashes are lost or short: %s',
    async (_, format) => {
      for (const bytes of [undefined, 0, 16, 17, 20]) {
        const path = await writeRows(format);
        if (bytes === undefined) rmSync(`${path}.hashes`);
        else truncateSync(`${path}.hashes`, bytes);
        const ledger = await openOutputFile(path, format);
        ledger.replace(2, { id: 'Z', answers: [found('F', 'y'), found('G', 1)], hash: 'd'.repeat(16) });
        ledger.append({ id: 'N', answers: [found('F', 'n'), found('G', 1)], hash: 'e'.repeat(16) }, 'sku');
        await ledger.close();
        const first = bytes !== undefined && bytes >= 17 ? HASHES[0] : undefined;
        const rows = await rowsOf(path, format);
        expect(rows.map(({ hash }) => hash)).toEqual([first, undefined, 'd'.repeat(16), 'e'.repeat(16)]);
      }
    },
  );

  it('keeps the mode of the file, and a link to it', async () => {
    const format = jsonlFormat(false);
    const path = await writeRows(format);
    const link = newFile();
    symlinkSync(path, link);
    const ledger = await openOutputFile(link, format);
    ledger.replace(1, { id: 2, answers: [found('F', 'x')] });
    await ledger.close();
    expect(readFileSync(path, 'utf8')).toContain('"F":"x"');
    expect(statSync(path).mode).toBe(statSync(link).mode);
  });

  it('is written by one run at a time, and taken over from one that was killed', async () => {
    const format = jsonlFormat(false);
    const path = newFile();
    const ledger = await openOutputFile(path, format);
    await expect(openOutputFile(path, format)).rejects.toThrow(`${path} is being written by process ${process.pid}`);
    await ledger.close();
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(`${path}.lock`, JSON.stringify({ process: pid, host: hostname() }));
    await (await openOutputFile(path, format)).close();
    writeFileSync(`${path}.lock`, '');
    await (await openOutputFile(path, format)).close();
    writeFileSync(`${path}.lock`, JSON.stringify({ process: 1, host: 'another' }));
    await expect(openOutputFile(path, format)).rejects.toThrow('is being written by process 1 on another');
  });

  it('says that a file is not of this run', async () => {
    const path = newFile();
    writeFileSync(path, '{"id":1,"values":{}}\nhello\n');
    await expect(rowsOf(path, jsonlFormat(false))).rejects.toThrow(`row 2 of ${path} is not of this run`);
    const table = await writeRows(csvFormat(['F', 'G']));
    await expect(rowsOf(table, csvFormat(['F', 'H']))).rejects.toThrow(`the header of ${table} is not of this run`);
  });

  it('says why a file cannot be written', async () => {
    await expect(openOutputFile(join(folder, 'nowhere', 'out'), jsonlFormat(false))).rejects.toThrow(
      'its folder does not exist: make it first',
    );
    await expect(openOutputFile(folder, jsonlFormat(false))).rejects.toThrow('it is a folder');
  });
});
