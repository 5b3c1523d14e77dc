// Reading 200,000 rows of 20 columns of an XLSX workbook, most of whose texts are shared strings of their own, as
// spreadsheet programs write them: a plan reads all and asks nothing. Against the same rows as CSV.

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { measureProcess } from './measure-process.js';

const ROWS = 200_000;
const COLUMNS = 20;
/** MB. */
const MOST_MEMORY = 300;

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const file = (name: string) => join(folder, name);
const header = ['sku', 'title', 'description', ...Array.from({ length: COLUMNS - 3 }, (_, at) => `column ${at}`)];

function cellsOf(row: number): readonly (string | number)[] {
  const more = Array.from({ length: COLUMNS - 3 }, (_, at) =>
    at % 2 === 0 ? ((row * 7 + at) % 1000) / 10 : `texte ${row} ${at}`,
  );
  return [`SKU-${row}`, `Lavabo modèle ${row}`, `Largeur ${40 + (row % 60)} cm, série ${row}, acier`, ...more];
}

function* allRows(): Generator<readonly (string | number)[]> {
  yield header;
  for (let row = 0; row < ROWS; row++) yield cellsOf(row);
}

function* sheetXml(): Generator<string> {
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  let [line, shared] = [0, 0];
  for (const cells of allRows()) {
    const written = cells.map((cell) =>
      typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="s"><v>${shared++}</v></c>`,
    );
    yield `<row r="${++line}">${written.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function* stringsXml(): Generator<string> {
  yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  for (const cells of allRows()) {
    yield cells.map((cell) => (typeof cell === 'number' ? '' : `<si><t>${cell}</t></si>`)).join('');
  }
  yield '</sst>';
}

async function writeWorkbook(name: string): Promise<string> {
  const zip = new ZipFile();
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`;
  zip.addBuffer(
    Buffer.from('<workbook><sheets><sheet name="A" sheetId="1" id="s"/></sheets></workbook>'),
    'xl/workbook.xml',
  );
  zip.addBuffer(
    Buffer.from(
      `<Relationships>${relation('s', 'worksheet', 'sheet.xml')}${relation('t', 'sharedStrings', 'strings.xml')}</Relationships>`,
    ),
    'xl/_rels/workbook.xml.rels',
  );
  zip.addReadStream(Readable.from(sheetXml(), { objectMode: false }), 'xl/sheet.xml');
  zip.addReadStream(Readable.from(stringsXml(), { objectMode: false }), 'xl/strings.xml');
  zip.end();
  const target = zip.outputStream.pipe(createWriteStream(file(name)));
  await once(target, 'close');
  return file(name);
}

async function writeTable(name: string): Promise<string> {
  const stream = createWriteStream(file(name));
  for (const cells of allRows()) if (!stream.write(`${cells.join(';')}\n`)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'close');
  return file(name);
}

async function main(): Promise<void> {
  const database = ['--database', file('bench.db')];
  await measureProcess(['bin/run.js', 'db', 'seed', ...database]);
  let base: number | undefined;
  for (const path of [await writeTable('rows.csv'), await writeWorkbook('rows.xlsx')]) {
    const { cpu, wall, peak, stdout } = await measureProcess([
      'bin/run.js',
      'batch',
      path,
      ...database,
      '--fields',
      'EF000008',
      '--plan',
      '--quiet',
    ]);
    if (!stdout.includes('200,000')) throw new Error(`not all rows were read: ${stdout}`);
    base ??= cpu;
    const size = (statSync(path).size / 1e6).toFixed(0);
    console.log(
      `${path.split('.').at(-1)}: ${(wall / 1000).toFixed(1)} s, ${(cpu / base).toFixed(1)} × the processor time of the CSV, peak ${peak.toFixed(0)} MB (at most ${MOST_MEMORY}), ${size} MB`,
    );
    if (peak > MOST_MEMORY) process.exitCode = 1;
  }
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
