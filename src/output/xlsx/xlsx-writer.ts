import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { UserError } from '../../errors.js';
import { fixedParts, type SheetColumn, sheetEnd, sheetStart } from './xlsx-parts.js';
import { LONGEST_CELL, rowXml, type XlsxCell } from './xlsx-rows.js';

export type { SheetColumn, XlsxCell };

/** What a workbook of one sheet is to look like. */
export interface XlsxSheet {
  /** At most 31 characters. */
  readonly name: string;
  /** The header, which stays in sight; text columns keep every digit. */
  readonly columns: readonly SheetColumn[];
}

/** Writes the rows of one sheet as they come, in memory that does not grow with them. */
export interface XlsxWriter {
  /** Adds a row; resolves when the next one may come. @throws UserError for more rows than a sheet holds */
  add(cells: readonly XlsxCell[]): Promise<void> | void;
  /** How many cells were cut because a sheet holds no longer ones. */
  readonly cut: number;
  /** Writes what a workbook needs behind its rows; resolves when all has arrived. */
  end(): Promise<void>;
}

/** Rows of a sheet, its header included (Excel's own limit). */
export const MOST_SHEET_ROWS = 1_048_576;
const BLOCK = 1 << 16;

/** Begins a workbook. @param target where its bytes go; ended with the workbook, or destroyed when that fails */
export function createXlsxWriter(target: NodeJS.WritableStream, { name, columns }: XlsxSheet): XlsxWriter {
  const zip = new ZipFile();
  const sheet = new PassThrough({ highWaterMark: BLOCK });
  const options = { mtime: new Date(Date.UTC(2000, 0, 1)) };
  for (const [path, content] of fixedParts(name)) zip.addBuffer(Buffer.from(content), path, options);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', options);
  zip.end();
  const written = pipeline(zip.outputStream, target);
  // Told at the end, or at the next row.
  let failure: unknown;
  written.catch((error) => {
    failure = error;
    sheet.destroy();
  });
  let [rows, cut] = [0, 0];
  let block = sheetStart(columns);

  function flush(): Promise<unknown> | undefined {
    const full = block;
    block = '';
    return sheet.write(full) || failure ? undefined : Promise.race([once(sheet, 'drain'), written]);
  }

  function add(cells: readonly XlsxCell[]): Promise<void> | void {
    if (failure) throw failure;
    if (++rows > MOST_SHEET_ROWS)
      throw new UserError(`an XLSX sheet holds at most ${MOST_SHEET_ROWS} rows: write CSV, or fewer rows`, 'output');
    block += rowXml(rows, cells, columns);
    for (const cell of cells) if (typeof cell === 'string' && cell.length > LONGEST_CELL) cut++;
    if (block.length >= BLOCK) return flush()?.then(() => undefined);
  }

  add(columns.map(({ header }) => header));
  return {
    add,
    get cut() {
      return cut;
    },
    async end() {
      if (!failure) sheet.end(block + sheetEnd(columns.length, rows));
      await written;
    },
  };
}
