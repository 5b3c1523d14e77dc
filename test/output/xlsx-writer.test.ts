import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { createXlsxWriter, MOST_SHEET_ROWS, type XlsxCell } from '../../src/output/xlsx/xlsx-writer.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();

/** The parts of a zip, by path. */
async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const zip = await new Promise<import('yauzl').ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  return new Promise((resolve) => {
    zip.on('end', () => resolve(parts)).readEntry();
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, async (_, stream) => {
        parts.set(entry.fileName, (await buffer(stream)).toString());
        zip.readEntry();
      });
    });
  });
}

/** The texts, numbers and types of cells, by place. */
function cellsOf(xml: string): Record<string, string> {
  const cells: Record<string, string> = {};
  let place = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes: { r, t = 'n' } }) => {
    if (name !== 'c') return;
    place = String(r);
    cells[place] = `${t}:`;
  });
  parser.on('text', (text) => {
    if (place !== '') cells[place] += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'c') place = '';
  });
  parser.write(xml).close();
  return cells;
}

async function written(rows: readonly (readonly XlsxCell[])[]) {
  const file = join(folder, 'out.xlsx');
  const columns = [{ header: 'sku', text: true }, { header: 'Texte', wrap: true }, { header: 'Largeur' }];
  const writer = createXlsxWriter(createWriteStream(file), { name: 'A/B', columns });
  for (const row of rows) await writer.add(row);
  await writer.end();
  const parts = await partsOf(readFileSync(file));
  return { parts, cells: cellsOf(parts.get('xl/worksheets/sheet1.xml') ?? ''), cut: writer.cut };
}

describe('writing XLSX', () => {
  it('keeps texts, identifiers and numbers as they are, and formulas as texts', async () => {
    const { cells, cut } = await written([
      [4012345678901, '=1+1 & <b> "é😀"\nx', 12.5],
      ['007', '_x000D_\u0001', null],
      [null, true, ''],
    ]);
    expect(cells).toEqual({
      ...{ A1: 'inlineStr:sku', B1: 'inlineStr:Texte', C1: 'inlineStr:Largeur' },
      ...{ A2: 'inlineStr:4012345678901', B2: 'inlineStr:=1+1 & <b> "é😀"\nx', C2: 'n:12.5' },
      ...{ A3: 'inlineStr:007', B3: 'inlineStr:_x005F_x000D__x0001_', B4: 'b:1' },
    });
    expect(cut).toBe(0);
  });

  it('writes parts that are well-formed, under a name that Excel takes', async () => {
    const { parts } = await written([['a', 'b', 1]]);
    for (const xml of parts.values()) expect(() => new SaxesParser().write(xml).close()).not.toThrow();
    expect(parts.get('xl/workbook.xml')).toContain('name="A B"');
  });

  it('says how many cells were longer than a sheet holds', async () => {
    const { cells, cut } = await written([['a', 'x'.repeat(40_000), 1]]);
    expect([cells.B2?.length, cut]).toEqual([32_767 + 'inlineStr:'.length, 1]);
  });

  it('rejects when the file cannot be written', async () => {
    const writer = createXlsxWriter(createWriteStream(join(folder, 'no', 'out.xlsx')), { name: 'A', columns: [] });
    await expect(writer.end()).rejects.toThrow('ENOENT');
  });

  it('refuses more rows than a sheet holds', async () => {
    const writer = createXlsxWriter(new PassThrough().resume(), { name: 'A', columns: [] });
    for (let row = 1; row < MOST_SHEET_ROWS; row++) await writer.add([]);
    expect(() => writer.add([])).toThrow(/at most 1048576 rows/);
  });
});
