import { layoutOf, type OutputFormat } from './formats.js';
import { type Column, formatRows, type OutputRow } from './rows.js';
import { writeResult } from './write-result.js';

/** Prints a list on standard output, laid out for where that goes. */
export async function printRows(
  rows: readonly OutputRow[],
  columns: readonly (string | Column)[],
  format: OutputFormat,
) {
  const named = columns.map((column) => (typeof column === 'string' ? { key: column } : column));
  await writeResult(await formatRows(rows, named, format, layoutOf(process.stdout)));
}
