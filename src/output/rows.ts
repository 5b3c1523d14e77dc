import type { Column, OutputRow } from './columns.js';
import { csvRow } from './csv.js';
import type { Layout, OutputFormat } from './formats.js';

/**
 * Prints a list: JSON holds the rows as they are, CSV and tables their columns.
 * @returns text that ends with a line end
 */
export async function formatRows(
  rows: readonly OutputRow[],
  columns: readonly Column[],
  format: OutputFormat,
  { pretty, width }: Layout,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(rows, null, pretty ? 2 : 0)}\n`;
    case 'jsonl':
      return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    case 'csv':
      return [columns.map(({ key }) => key), ...rows.map((row) => columns.map(({ key }) => row[key]))]
        .map((cells) => csvRow(cells))
        .join('');
    case 'table':
      return (await import('./table.js')).formatTable(rows, columns, width);
  }
}

export type { Column, OutputRow } from './columns.js';
