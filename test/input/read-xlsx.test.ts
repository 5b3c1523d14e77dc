import { createWriteStream, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { sourceOf } from '../../src/input/read-blocks.js';
import { readRows } from '../../src/input/read-rows.js';
import { numberText } from '../../src/input/xlsx/cell-text.js';
import { formatOfCode } from '../../src/input/xlsx/number-formats.js';

const FILES = join(import.meta.dirname, 'files');
const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-test-'));

async function rowsOf(path: string, sheet?: string) {
  const notes: string[] = [];
  const rows = [];
  for await (const row of readRows(sourceOf(path, process.stdin), { note: (text) => notes.push(text), sheet }))
    rows.push(row);
  return { rows, notes };
}

/** A workbook with the parts given, and what else it needs. */
async function workbook(parts: Readonly<Record<string, string>>, name = 'a.xlsx'): Promise<string> {
  const zip = new ZipFile();
  const base: Record<string, string> = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1" xmlns:r="x"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/s.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/><Relationship Id="r3" Type="x/sharedStrings" Target="/xl/strings.xml"/></Relationships>',
  };
  for (const [path, content] of Object.entries({ ...base, ...parts })) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  const path = join(folder, name);
  await new Promise((resolve) => zip.outputStream.pipe(createWriteStream(path)).on('close', () => resolve(undefined)));
  return path;
}

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('reading XLSX', () => {
  it('reads a price list of LibreOffice as a person does: titles, dates, hidden rows, formulas, rich texts', async () => {
    const { rows, notes } = await rowsOf(join(FILES, 'price-list.xlsx'));
    expect(rows).toEqual([
      {
        ...{ line: 4, table: true },
        values: {
          ...{ 'Réf. fournisseur': '00401234', EAN: '4012345678901', Désignation: 'Lavabo blanc mat' },
          Descriptif: 'Largeur 60 cm\n  Hauteur 18 cm',
          ...{ Date: '2026-03-01', Remise: '15%', Prix: '150', Stock: '1' },
        },
      },
      {
        ...{ line: 5, table: true },
        values: {
          ...{ 'Réf. fournisseur': '0042', EAN: '0401234567890', Désignation: 'Vasque <b>noire</b>' },
          ...{ Descriptif: 'Largeur 55 cm', Date: '', Remise: '', Prix: '19.9', Stock: '' },
        },
      },
      {
        ...{ line: 9, table: true },
        values: {
          ...{ 'Réf. fournisseur': '123456789012345', EAN: '', Désignation: 'Évier  inox' },
          ...{ Descriptif: 'Profondeur : 0,1 m', Date: '', Remise: '0.3', Prix: '', Stock: '' },
        },
      },
    ]);
    expect(notes).toEqual([expect.stringMatching(/sheet Tarif 2026 is read, not Notes: choose with --sheet$/)]);
  });

  it('reads the names of groups and columns in merged cells', async () => {
    const { rows } = await rowsOf(join(FILES, 'grouped-header.xlsx'));
    expect(rows).toEqual([
      {
        ...{ line: 3, table: true },
        values: {
          ...{ Artikelnummer: '4711', Langtext: 'Waschtisch aus Keramik, Breite 60 cm' },
          ...{ 'Maße Breite': '60', 'Maße Höhe': '18', 'Maße Tiefe': '45.5' },
        },
      },
    ]);
  });

  it.each(['Notes', 'notes', '1'])('reads the sheet that is named %s', async (name) => {
    expect((await rowsOf(join(FILES, 'price-list.xlsx'), name)).rows).toEqual([]);
    await expect(rowsOf(join(FILES, 'price-list.xlsx'), 'Tarif')).rejects.toThrow(
      /has no sheet "Tarif": there are Notes, Tarif 2026$/,
    );
  });

  it('reads a workbook on standard input', async () => {
    const open = () => Readable.from([readFileSync(join(FILES, 'grouped-header.xlsx'))]);
    const rows = [];
    for await (const row of readRows({ name: 'standard input', open })) rows.push(row);
    expect(rows).toHaveLength(1);
  });

  it('reads texts in place, prefixes, missing places, escaped characters and phonetic hints', async () => {
    const cells =
      '<x:row><x:c t="inlineStr"><x:is><x:t>id</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>text</x:t></x:is></x:c></x:row>' +
      '<x:row r="7"><x:c r="A7" t="s"><x:v>1</x:v></x:c><x:c r="B7" t="s"><x:v>0</x:v></x:c></x:row>';
    const path = await workbook({
      'xl/worksheets/s.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${cells}</x:sheetData></x:worksheet>`,
      'xl/strings.xml':
        '<sst><si><t xml:space="preserve"> a</t><rPh sb="0" eb="1"><t>kana</t></rPh><r><t>_x000D_b &amp; </t></r><r><t>c</t></r></si><si><t>007</t></si></sst>',
    });
    expect((await rowsOf(path)).rows).toEqual([{ line: 7, table: true, values: { id: '007', text: ' a\nb & c' } }]);
  });

  it('says in one sentence that a file is broken, old, something else, or a bomb', async () => {
    const write = (name: string, bytes: Uint8Array | string) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const whole = readFileSync(join(FILES, 'price-list.xlsx'));
    await expect(rowsOf(write('cut.xlsx', whole.subarray(0, 3000)))).rejects.toThrow(/cut\.xlsx is a damaged file \(/);
    const broken = Buffer.from(whole);
    for (let at = 1500; at < 1900; at++) broken[at] = 0x55;
    await expect(rowsOf(write('broken.xlsx', broken))).rejects.toThrow(
      /broken\.xlsx is (?:a damaged file|not well-formed)/,
    );
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    await expect(rowsOf(write('old.xls', ole))).rejects.toThrow(
      /old Excel file \(\.xls\) or has a password: save it as \.xlsx/,
    );
    await expect(rowsOf(await workbook({ 'xl/worksheets/s.xml': '<worksheet><sheetData><row>' }))).rejects.toThrow(
      /a\.xlsx is not well-formed XML/,
    );
    const empty = await workbook({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/s.xml': '' });
    await expect(rowsOf(empty)).rejects.toThrow(/has no sheet with cells/);
    const bomb = await workbook({ 'xl/worksheets/s.xml': sheet(' '.repeat(80 * 2 ** 20)) }, 'bomb.xlsx');
    await expect(rowsOf(bomb)).rejects.toThrow(/bomb\.xlsx would unpack to 84 MB out of \d+ kB: it is no table$/);
  });

  it('loads nothing from outside of the file, and expands no entities of its own', async () => {
    const doctype = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>';
    const path = await workbook({
      'xl/worksheets/s.xml': `${doctype}${sheet('<row><c t="str"><v>&e;</v></c></row>')}`,
    });
    await expect(rowsOf(path)).rejects.toThrow(/not well-formed XML/);
  });
});

describe('the numbers of a sheet', () => {
  it.each([
    ['4012345678901', 'General', '4012345678901'],
    ['4.012345678901E12', 'General', '4012345678901'],
    ['1.5E-7', 'General', '0.00000015'],
    ['0.30000000000000004', '0.00', '0.3'],
    ['42', '00000', '00042'],
    ['60', '0.0" cm"', '60 cm'],
    ['12.5', '#,##0.00\\ "kg"', '12.5 kg'],
    ['0.155', '0.0%', '15.5%'],
    ['46082', 'dd/mm/yyyy', '2026-03-01'],
    ['46082.5625', '[$-40C]d mmmm yyyy h:mm;@', '2026-03-01 13:30'],
    ['0.5', 'hh:mm', '12:00'],
    ['150', '#,##0.00 [$€-407]', '150'],
    ['1234.5', '#,##0', '1234.5'],
    ['abc', 'General', 'abc'],
  ])('%s under %s read %s', (raw, code, expected) => {
    expect(numberText(raw, formatOfCode(code), 1900)).toBe(expected);
  });

  it('are days of the calendar of 1904 where the workbook says so', () => {
    expect(numberText('44620', formatOfCode('yyyy-mm-dd'), 1904)).toBe('2026-03-01');
  });
});
