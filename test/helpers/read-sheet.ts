import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import { fromBuffer, type ZipFile } from 'yauzl';

/** The cells of the first sheet of a workbook that keeps its texts in place, row by row; null for an empty one. */
export async function readSheet(path: string): Promise<(string | number | null)[][]> {
  const xml = await partOf(readFileSync(path), 'xl/worksheets/sheet1.xml');
  const rows: (string | number | null)[][] = [];
  let cell: { row: number; column: number; type: string; text: string } | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name !== 'c') return;
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(String(attributes.r)) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    cell = { row: Number(row) - 1, column, type: String(attributes.t ?? 'n'), text: '' };
  });
  parser.on('text', (text) => {
    if (cell) cell.text += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name !== 'c' || !cell) return;
    const cells = rows[cell.row] ?? [];
    rows[cell.row] = cells;
    while (cells.length < cell.column) cells.push(null);
    cells[cell.column] = cell.type === 'n' ? Number(cell.text) : cell.text;
    cell = undefined;
  });
  parser.write(xml).close();
  return rows;
}

async function partOf(bytes: Buffer, name: string): Promise<string> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  return new Promise((resolve, reject) => {
    zip.on('end', () => reject(new Error(`no ${name}`))).readEntry();
    zip.on('entry', (entry) => {
      if (entry.fileName !== name) return zip.readEntry();
      zip.openReadStream(entry, async (error, stream) => {
        if (error) reject(error);
        else resolve((await buffer(stream)).toString());
      });
    });
  });
}
