import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../src/input/read-rows.js';
import type { BrokenRow, InputRow } from '../../src/input/row.js';

async function read(content: string | Uint8Array, wanted: readonly string[] = []) {
  const notes: string[] = [];
  const rows: (InputRow | BrokenRow)[] = [];
  const source = { name: 'a.csv', open: () => Readable.from([Buffer.from(content as string)]) };
  for await (const row of readRows(source, { note: (text) => notes.push(text), wanted })) rows.push(row);
  return {
    rows: rows.map((row) => ('values' in row ? row.values : row.reason)),
    lines: rows.map(({ line }) => line),
    notes,
  };
}

describe('CSV as it comes', () => {
  it.each([
    ["Excel's line that names the delimiter", 'sep=;\nid;text\nA;x, y\n', [{ id: 'A', text: 'x, y' }], [3]],
    ['the same with a delimiter that nobody guesses', '"sep=^"\r\nid^text\r\nA^x\r\n', [{ id: 'A', text: 'x' }], [3]],
    [
      'lines that end with two returns',
      'id,text\r\r\nA,x\r\r\nB,y\r\r\n',
      [
        { id: 'A', text: 'x' },
        { id: 'B', text: 'y' },
      ],
      [2, 3],
    ],
    [
      'rows that end early',
      'id,text,colour\nA,x\nB,y,red\n',
      [
        { id: 'A', text: 'x', colour: '' },
        { id: 'B', text: 'y', colour: 'red' },
      ],
      [2, 3],
    ],
    ['a title above the header', 'Product list spring\n\nid,text\nA,x\n', [{ id: 'A', text: 'x' }], [4]],
    [
      'a title with empty cells',
      'Tarif 2026;;\nStand: 01.03.;;\nid;text;prix\nA;x;3\n',
      [{ id: 'A', text: 'x', prix: '3' }],
      [4],
    ],
    [
      'two columns of one name, and one of none',
      'id,text,text,\nA,x,y,z\n',
      [{ id: 'A', text: 'x', 'text (2)': 'y', 'column 4': 'z' }],
      [2],
    ],
    [
      'names for programs under those for people',
      'TemplateType=x,Version=1,,\nSKU,Product name,Bullet point,Colour\nitem_sku,item_name,bullet_point1,color_name\nA,x,y,red\n',
      [{ item_sku: 'A', item_name: 'x', bullet_point1: 'y', color_name: 'red' }],
      [4],
    ],
    ['a number in each header', 'ref,2024,2025\nA,1,2\n', [{ ref: 'A', 2024: '1', 2025: '2' }], [2]],
  ])('reads %s', async (_, content, rows, lines) => {
    const found = await read(content);
    expect(found.rows).toEqual(rows);
    expect(found.lines).toEqual(lines);
  });

  it('leaves out a NUL and says so', async () => {
    const { rows, notes } = await read('id,text\nA,Wid\0th\nB,y\n');
    expect(rows).toEqual([
      { id: 'A', text: 'Width' },
      { id: 'B', text: 'y' },
    ]);
    expect(notes).toEqual(['a.csv: a NUL, which no text holds, is left out']);
  });

  it('decodes the characters in which Windows-1252 is not Latin-1', async () => {
    const bytes = Buffer.from(
      [...'id;Prix ']
        .map((sign) => sign.charCodeAt(0))
        .concat([0x80, 0x0a, 0x41, 0x3b])
        .concat([0x92, 0x96, 0x9c, 0x85, 0x93, 0x94, 0xe9, 0x0a]),
    );
    expect((await read(bytes)).rows).toEqual([{ id: 'A', 'Prix €': '’–œ…“”é' }]);
  });

  it('reads UTF-16 with and without a mark, in both orders', async () => {
    const text = 'id;text\nA;Évier – 60 cm\n';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big, Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      expect((await read(bytes)).rows).toEqual([{ id: 'A', text: 'Évier – 60 cm' }]);
    }
  });

  it('reads cells of ten megabytes, and goes on behind quotes that are not closed', async () => {
    const long = 'x\n'.repeat(5_000_000);
    expect((await read(`id;text\nA;"${long}"\nB;y\n`)).rows).toEqual([
      { id: 'A', text: long },
      { id: 'B', text: 'y' },
    ]);
    const broken = `id;text\n${'A;"not closed\n'.repeat(3)}${'B;y\n'.repeat(100_000)}`;
    const { rows } = await read(broken);
    expect([rows.length, rows[2], rows.at(-1)]).toEqual([100_003, 'a quote is not closed', { id: 'B', text: 'y' }]);
  });

  it('finds the header by the columns that are asked for', async () => {
    const content = 'Liste,de,prix\nid,text,prix\nA,x,3\n';
    expect((await read(content)).rows).toHaveLength(2);
    expect((await read(content, ['Text'])).rows).toEqual([{ id: 'A', text: 'x', prix: '3' }]);
  });

  it('says that a header is broken', async () => {
    await expect(read('"id;text\nA;x\n')).rejects.toThrow(
      /^the header of a\.csv, line 1, is broken \(a quote is not closed\): mend it$/,
    );
  });
});
