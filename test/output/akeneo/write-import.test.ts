import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/fields/field.js';
import { type AkeneoColumns, akeneoColumns } from '../../../src/output/akeneo/akeneo-columns.js';
import {
  type ImportRow,
  numberedPath,
  writeErasingImport,
  writeImport,
} from '../../../src/output/akeneo/write-import.js';
import { makeField } from '../../helpers/fields.js';
import { readSheet } from '../../helpers/read-sheet.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const root = temporaryFolder();
const newFolder = () => mkdtempSync(join(root, 'import-'));

const FIELDS = [
  makeField('a', { akeneo: { type: 'pim_catalog_text', maxCharacters: 5 } }),
  makeField('m', { type: 'number', akeneo: { type: 'pim_catalog_metric', defaultUnit: 'METER' } }),
  makeField('b', { type: 'boolean', akeneo: { type: 'pim_catalog_boolean' } }),
  makeField('l', { type: 'select', multiple: true, akeneo: { type: 'pim_catalog_multiselect' } }),
];
const COLUMNS = FIELDS.map((field) => akeneoColumns(field, {}) as AkeneoColumns);
const TABLE = { gzip: false, bom: false, style: { delimiter: ';', decimal: '.', guarded: false }, sheet: 'x' } as const;

function rowsOf(...rows: Record<string, Value>[]): () => AsyncGenerator<ImportRow> {
  return async function* () {
    for (const [at, values] of rows.entries())
      yield { id: `P${at}`, values: new Map(Object.entries(values)), incomplete: 'failed' in values };
  };
}

const options = (path: string, kind: 'csv' | 'xlsx' = 'csv') => ({
  ...{ path, identifier: 'sku', columns: COLUMNS },
  table: { ...TABLE, kind },
});

describe('an import of Akeneo', () => {
  it('holds what was found, without an empty cell', async () => {
    const folder = newFolder();
    const rows = rowsOf(
      { a: 'x', m: 1.5, b: false, l: ['u', 'v'] },
      { a: null, m: 2, b: null, l: [] },
      { a: 'y', m: 3, b: true, l: ['w'] },
      { a: null, m: null, b: null, l: null },
    );
    const written = await writeImport(rows, options(join(folder, 'out.csv')));
    expect(written).toMatchObject({
      products: 3,
      empty: 1,
      files: [join(folder, 'out-1.csv'), join(folder, 'out-2.csv')],
    });
    expect(readFileSync(join(folder, 'out-1.csv'), 'utf8')).toBe(
      'sku;a;m;m-unit;b;l\r\nP0;x;1.5;METER;0;u,v\r\nP2;y;3;METER;1;w\r\n',
    );
    expect(readFileSync(join(folder, 'out-2.csv'), 'utf8')).toBe('sku;m;m-unit\r\nP1;2;METER\r\n');
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is a workbook a table where it is named so', async () => {
    const path = join(newFolder(), 'out.xlsx');
    const { files } = await writeImport(rowsOf({ m: 12, l: ['u', 'v'], b: true }), options(path, 'xlsx'));
    expect(await readSheet(files[0] ?? '')).toEqual([
      ['sku', 'm', 'm-unit', 'b', 'l'],
      ['P0', 12, 'METER', 1, 'u,v'],
    ]);
  });

  it('leaves out and counts what Akeneo would refuse, and the rest of the product stays', async () => {
    const path = join(newFolder(), 'out.csv');
    const { refused, files } = await writeImport(rowsOf({ a: 'too long', m: 1 }, { a: 'also long' }), options(path));
    expect([...refused]).toEqual([['a is longer than 5 characters', 2]]);
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(['sku;m;m-unit\r\nP0;1;METER\r\n']);
  });

  it('is made anew with fewer files: those that are too many go, and no other', async () => {
    const folder = newFolder();
    const path = join(folder, 'out.csv');
    await writeImport(rowsOf({ a: 'x' }, { m: 1 }, { b: true }), options(path));
    writeFileSync(join(folder, 'out-9.csv'), 'of somebody else');
    await writeImport(rowsOf({ a: 'x', m: 1, b: true }), options(path));
    expect(readdirSync(folder)).toEqual(['out-1.csv', 'out-9.csv']);
  });

  it('is nothing when nothing was found', async () => {
    const folder = newFolder();
    expect(await writeImport(rowsOf({ a: null }), options(join(folder, 'o.csv')))).toMatchObject({
      files: [],
      empty: 1,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stays as it was when it cannot be written', async () => {
    const folder = newFolder();
    const path = join(folder, 'out.csv');
    await writeImport(rowsOf({ a: 'x' }), options(path));
    let reads = 0;
    const broken = async function* () {
      yield* rowsOf({ a: 'y' }, { m: 1 })();
      if (++reads === 2) throw new Error('broken off');
    };
    await expect(writeImport(broken, options(path))).rejects.toThrow('broken off');
    expect(readFileSync(join(folder, 'out-1.csv'), 'utf8')).toBe('sku;a\r\nP0;x\r\n');
    expect(readdirSync(folder)).toEqual(['out-1.csv']);
  });

  it('tells of texts that a spreadsheet would run in a CSV, which an import needs as they are', async () => {
    const rows = rowsOf({ a: '=1+1' }, { a: '-5' });
    expect(await writeImport(rows, options(join(newFolder(), 'o.csv')))).toMatchObject({ formulas: 1 });
    expect(await writeImport(rows, options(join(newFolder(), 'o.xlsx'), 'xlsx'))).toMatchObject({ formulas: 0 });
  });

  it('brings back every value of every product, with no empty cell, in at most as many files as attributes', async () => {
    const row = fc.record({
      a: fc.option(fc.constantFrom('x', 'y;"', '0')),
      m: fc.option(fc.integer({ min: -5, max: 5 })),
      b: fc.option(fc.boolean()),
      l: fc.option(fc.constantFrom(['u'], ['u', 'v'], [])),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const { files } = await writeImport(rowsOf(...rows), options(join(newFolder(), 'o.csv')));
        expect(files.length).toBeLessThanOrEqual(4);
        const found = new Map<string, Record<string, string>>();
        for (const file of files) {
          const records: Record<string, string>[] = parse(readFileSync(file), { delimiter: ';', columns: true });
          for (const { sku = '', ...cells } of records) {
            expect(Object.values(cells)).not.toContain('');
            for (const code of Object.keys(cells)) expect(found.get(sku) ?? {}).not.toHaveProperty(code);
            found.set(sku, { ...found.get(sku), ...cells });
          }
        }
        for (const [at, { a, m, b, l }] of rows.entries()) {
          const expected = {
            ...(a !== null && { a }),
            ...(m !== null && { m: String(m), 'm-unit': 'METER' }),
            ...(b !== null && { b: String(Number(b)) }),
            ...(l !== null && l.length > 0 && { l: l.join(',') }),
          };
          expect(found.get(`P${at}`) ?? {}).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names its files by number, before all endings', () => {
    expect(['out.csv', 'a.b.xlsx', 'x/out.csv.gz', 'out'].map((path) => numberedPath(path, 2))).toEqual([
      'out-2.csv',
      'a.b-2.xlsx',
      join('x', 'out-2.csv.gz'),
      'out-2',
    ]);
  });
});

describe('an import that erases', () => {
  it('is one table, without products of which something is not known', async () => {
    const path = join(newFolder(), 'out.csv');
    const whole = { a: 'x', m: null, b: null, l: null };
    const rows = rowsOf(
      whole,
      { ...whole, failed: null },
      { a: 'not asked for the rest' },
      { ...whole, a: 'too long' },
    );
    expect(await writeErasingImport(rows, options(path))).toMatchObject({ products: 1, incomplete: 3 });
    expect(readFileSync(path, 'utf8')).toBe('sku;a;m;m-unit;b;l\r\nP0;x;;;;\r\n');
    expect(existsSync(`${path}.new`)).toBe(false);
  });
});
