import { UserError } from '../../errors.js';
import type { TableRecord } from '../table/table-record.js';
import { openZip } from '../zip/zip-file.js';
import { readNumberFormats } from './number-formats.js';
import { readSharedStrings } from './shared-strings.js';
import { sheetRecords } from './sheet-records.js';
import { readWorkbook, type Workbook } from './workbook.js';

/** Which sheet is read, and who is told of the others. */
export interface XlsxOptions {
  /** A name, or a number counted from 1; default the first one with a table, hidden ones left out. */
  readonly sheet?: string | undefined;
  readonly note?: ((text: string) => void) | undefined;
}

/**
 * The rows of a sheet of an XLSX workbook, read as they come.
 * @param where its path or its bytes
 * @param name for errors
 * @throws UserError for a file that is broken or no workbook, and for a sheet that is not there
 */
export async function* readXlsx(
  where: string | Buffer,
  name: string,
  options: XlsxOptions,
): AsyncGenerator<TableRecord> {
  const zip = await openZip(where, name);
  try {
    const workbook = await readWorkbook(zip, name);
    const strings = workbook.strings === undefined ? undefined : await readSharedStrings(zip, workbook.strings, name);
    const formats = workbook.styles === undefined ? [] : await readNumberFormats(zip, workbook.styles, name);
    const read = (path: string) => sheetRecords(zip, path, { strings, formats, epoch: workbook.epoch }, name);
    const chosen =
      options.sheet === undefined ? await firstTable(workbook, read) : namedSheet(workbook, options.sheet, name);
    if (options.sheet === undefined && workbook.sheets.length > 1) {
      const others = workbook.sheets.filter((sheet) => sheet !== chosen).map((sheet) => sheet.name);
      options.note?.(`${name}: sheet ${chosen.name} is read, not ${others.join(', ')}: choose with --sheet`);
    }
    yield* read(chosen.path);
  } finally {
    zip.close();
  }
}

type Sheet = Workbook['sheets'][number];

function namedSheet({ sheets }: Workbook, wanted: string, name: string): Sheet {
  const found =
    sheets.find((sheet) => sheet.name === wanted) ??
    sheets.find((sheet) => sheet.name.toLowerCase() === wanted.trim().toLowerCase()) ??
    (/^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);
  if (found) return found;
  throw new UserError(
    `${name} has no sheet "${wanted}": there are ${sheets.map((sheet) => sheet.name).join(', ')}`,
    'sheet',
  );
}

/** Rows of a sheet that are looked at; the first sheet is often a page of conditions. */
const LOOKED_AT = 20;

async function firstTable({ sheets }: Workbook, read: (path: string) => AsyncGenerator<TableRecord>): Promise<Sheet> {
  const visible = sheets.filter(({ hidden }) => !hidden);
  const [first] = visible.length > 0 ? visible : sheets;
  if (visible.length > 1) for (const sheet of visible) if (await isTable(read(sheet.path))) return sheet;
  return first as Sheet;
}

async function isTable(records: AsyncGenerator<TableRecord>): Promise<boolean> {
  let [looked, wide] = [0, 0];
  for await (const { cells = [] } of records) {
    if (cells.filter((cell) => cell !== '').length >= 2) wide++;
    if (wide >= 2) return true;
    if (++looked >= LOOKED_AT) return false;
  }
  return false;
}
