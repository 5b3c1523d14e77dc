import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Value } from '../../fields/field.js';
import { guardFormula } from '../spreadsheet-text.js';
import { openTable, type TableColumn, type TableFile, type TableOptions } from '../tables/table-file.js';
import type { AkeneoColumns } from './akeneo-columns.js';
import { type ColumnGroups, countFilledColumns } from './group-columns.js';

/** A product as an import takes it. */
export interface ImportRow {
  readonly id: string | number;
  readonly values: ReadonlyMap<string, Value>;
  /** Whether a field of it was not answered, so that nothing is known of whether it is stated. */
  readonly incomplete: boolean;
}

/** What is written, and where. */
export interface ImportOptions {
  /** The name that the files get numbers behind: `out.csv` gives `out-1.csv`. */
  readonly path: string;
  readonly table: TableOptions;
  /** The column of the products' identifier. */
  readonly identifier: string;
  readonly columns: readonly AkeneoColumns[];
}

/** What was written. */
export interface WrittenImport {
  /** Absolute or relative as `path` is. */
  readonly files: readonly string[];
  /** Products that stand in at least one of them. */
  readonly products: number;
  /** Products of which there is nothing to import. */
  readonly empty: number;
  /** Values that Akeneo would refuse, by reason. */
  readonly refused: ReadonlyMap<string, number>;
  /** Texts that a spreadsheet would run: an import takes a guard for a part of them. */
  readonly formulas: number;
  /** Products that one table would have erased values of that nobody asked for or answered, and does not hold. */
  readonly incomplete?: number;
}

/**
 * Writes tables without an empty cell, since Akeneo's import takes that for "erase what is stored": a product stands in
 * those tables whose columns it fills. Reads the rows twice.
 */
export async function writeImport(
  rows: () => AsyncIterable<ImportRow>,
  options: ImportOptions,
): Promise<WrittenImport> {
  const counts = countFilledColumns();
  const refused = new Map<string, number>();
  let [products, empty, formulas] = [0, 0, 0];
  for await (const row of rows()) {
    const { cells, places } = cellsOf(row, options.columns, (reason) =>
      refused.set(reason, (refused.get(reason) ?? 0) + 1),
    );
    counts.add(places);
    if (places.length === 0) empty++;
    else products++;
    if (places.length > 0 && options.table.kind === 'csv')
      formulas += countFormulas([row.id, ...[...cells.values()].flat()]);
  }
  const groups = counts.groups();
  const files = groups.tables.map((_, place) => numberedPath(options.path, place + 1));
  await writeTables(rows, groups, files, options);
  removeOlder(options.path, files.length);
  return { files, products, empty, refused, formulas };
}

/** One table with all columns, whose empty cells erase what is stored; products that are not all answered are left out. */
export async function writeErasingImport(
  rows: () => AsyncIterable<ImportRow>,
  { path, table, identifier, columns }: ImportOptions,
): Promise<WrittenImport> {
  const refused = new Map<string, number>();
  let [products, incomplete, formulas] = [0, 0, 0];
  const file = await openTable(path, headersOf(identifier, columns), table);
  await guarded([file], async () => {
    for await (const row of rows()) {
      // A field that was not asked of a product must not be erased either.
      let whole = !row.incomplete && columns.every(({ field }) => row.values.has(field.code));
      const { cells } = cellsOf(row, columns, (reason) => {
        refused.set(reason, (refused.get(reason) ?? 0) + 1);
        whole = false;
      });
      if (!whole) incomplete++;
      else {
        products++;
        const all = [row.id, ...columns.flatMap(({ headers }, at) => cells.get(at) ?? headers.map(() => null))];
        if (table.kind === 'csv') formulas += countFormulas(all);
        await file.write(all);
      }
    }
  });
  return { files: [path], products, empty: 0, refused, incomplete, formulas };
}

/** An identifier is text in a workbook, so that it keeps every digit. */
function headersOf(identifier: string, columns: readonly AkeneoColumns[]): readonly TableColumn[] {
  const others = columns.flatMap(({ headers }) => headers.map((header) => ({ header })));
  return [{ header: identifier, text: true }, ...others];
}

/** `out.csv.gz` and 2 give `out-2.csv.gz`. */
export function numberedPath(path: string, number: number): string {
  const [, stem = '', ending = ''] = /^(.*?)((?:\.\w+)?(?:\.gz)?)$/i.exec(basename(path)) ?? [];
  return join(dirname(path), `${stem}-${number}${ending}`);
}

function countFormulas(cells: readonly unknown[]): number {
  return cells.filter((cell) => typeof cell === 'string' && guardFormula(cell) !== cell).length;
}

/** The filled columns of a row by their place, with what stands in them. */
function cellsOf(row: ImportRow, columns: readonly AkeneoColumns[], refuse: (reason: string) => void) {
  const cells = new Map<number, readonly unknown[]>();
  for (const [place, { field, cells: write }] of columns.entries()) {
    const value = row.values.get(field.code) ?? null;
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    const written = write(value);
    if (typeof written === 'string') refuse(written);
    else cells.set(place, written);
  }
  return { cells, places: [...cells.keys()] };
}

async function writeTables(
  rows: () => AsyncIterable<ImportRow>,
  { tables, tablesOf }: ColumnGroups,
  files: readonly string[],
  { table, identifier, columns }: ImportOptions,
): Promise<void> {
  const open: TableFile[] = [];
  await guarded(open, async () => {
    for (const [at, path] of files.entries()) {
      const own = (tables[at] ?? []).flatMap((column) => columns[column] ?? []);
      open.push(await openTable(path, headersOf(identifier, own), table));
    }
    for await (const row of rows()) {
      const { cells, places } = cellsOf(row, columns, () => undefined);
      for (const at of tablesOf(places))
        await open[at]?.write([row.id, ...(tables[at] ?? []).flatMap((column) => cells.get(column) ?? [])]);
    }
  });
}

/** Closes all files when the work is done, and leaves what was there before when it is not. */
async function guarded(files: readonly TableFile[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    for (const file of files) await file.abandon();
    throw error;
  }
  for (const file of files) await file.close();
}

/** Files of an earlier, larger rendering of the same run: their values stand in the new ones. */
function removeOlder(path: string, count: number): void {
  for (let number = count + 1; existsSync(numberedPath(path, number)); number++) rmSync(numberedPath(path, number));
}
