import { outputError } from '../../batch/append-file.js';
import { readLedgerRows } from '../../batch/ledger-format.js';
import type { Catalogue } from '../../examples/catalogue.js';
import type { Locale } from '../../fields/field.js';
import type { OutputTarget } from '../../output/output-target.js';
import { tableHeaders } from '../../output/table-headers.js';
import {
  openTable,
  openTextFile,
  type TableFile,
  type TableOptions,
  type TextFile,
} from '../../output/tables/table-file.js';

import { columnCells, columnNames } from '../../output/value-columns.js';

/** A file, or several, made of the rows of a ledger. */
export interface Rendering {
  /** The name that the user gave it. */
  readonly path: string;
  /** The first file that it writes. */
  readonly first: string;
  /** @throws UserError for a file that cannot be written */
  render(output: string): Promise<Rendered>;
}

/** What came of it. */
export interface Rendered {
  /** Sentences that people are to read. */
  readonly notes: readonly string[];
  /** Whether something that was found could not be written. */
  readonly incomplete: boolean;
}

/** What renderings read of a run. */
export interface RenderingSource {
  readonly catalogue: Catalogue;
  readonly locale: Locale;
  /** The codes for rows that name none of their own. */
  readonly codes: readonly string[];
}

const DONE: Rendered = { notes: [], incomplete: false };

/** The rendering of an output that rows cannot be added to, but for Akeneo's. */
export function outputRendering(path: string, target: OutputTarget, source: RenderingSource): Rendering {
  const write = target.kind === 'jsonl' ? writeLines : writeTable;
  return {
    path,
    first: path,
    render: (output) => told(path, () => write(output, path, target, source)),
  };
}

/** Errors of the file system, as sentences about the output. */
export async function told<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw outputError(error, path);
  }
}

async function writeLines(output: string, path: string, { gzip }: OutputTarget): Promise<Rendered> {
  const file = openTextFile(path, gzip);
  await closing(file, async () => {
    for await (const { line } of readLedgerRows(output)) await file.write(line);
  });
  return DONE;
}

/** Closes a file when the work is done, and leaves what was there before when it is not. */
export async function closing<File extends TextFile | TableFile>(file: File, work: () => Promise<void>) {
  try {
    await work();
  } catch (error) {
    await file.abandon();
    throw error;
  }
  return file.close();
}

/** How the tables of a target are written. */
export function tableOptions({ kind, gzip, bom, style }: OutputTarget, sheet: string): TableOptions {
  return { kind: kind === 'xlsx' ? 'xlsx' : 'csv', gzip, bom, style, sheet };
}

async function writeTable(
  output: string,
  path: string,
  target: OutputTarget,
  { codes: asked, catalogue, locale }: RenderingSource,
): Promise<Rendered> {
  const { codes, idColumn } = await columnsIn(output, asked);
  const headers = tableHeaders(codes, target.columns, { field: catalogue.field, locale });
  const typeOf = (code: string) => catalogue.field(code)?.type;
  const names = codes.flatMap((code, place) => columnNames(headers[place] ?? code, typeOf(code)));
  const columns = [{ header: idColumn, text: true }, ...names.map((header) => ({ header }))];
  const file = await openTable(path, columns, tableOptions(target, 'products'));
  const cut = await closing(file, async () => {
    for await (const { id, values } of readLedgerRows(output))
      await file.write([id, ...codes.flatMap((code) => columnCells(values.get(code), typeOf(code)))]);
  });
  return cut ? { notes: [cutNote(path, cut)], incomplete: true } : DONE;
}

/** Says that a workbook holds less than was found. */
export function cutNote(path: string, cut: number): string {
  const cells = cut === 1 ? '1 cell was' : `${cut} cells were`;
  return `${cells} longer than a workbook holds and cut in ${path}: name the output .csv to have all of it`;
}

/** The codes asked in order, then those that rows asked for themselves; and what the input calls its identifiers. */
async function columnsIn(output: string, asked: readonly string[]) {
  const codes = new Set(asked);
  let idColumn: string | undefined;
  for await (const row of readLedgerRows(output)) {
    idColumn ??= row.idColumn;
    for (const code of row.values.keys()) codes.add(code);
  }
  return { codes: [...codes], idColumn: idColumn ?? 'id' };
}
