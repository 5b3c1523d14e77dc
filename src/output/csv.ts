import { cellText } from './cell-text.js';

/** The end of a line in RFC 4180. */
const LINE_END = '\r\n';

/** One row as RFC 4180 writes it, with its line end. Values are never altered, also those that a spreadsheet takes for a formula. */
export function csvRow(cells: readonly unknown[]): string {
  const texts = cells.map((cell) => quote(cellForImport(cell)));
  // A blank line would be skipped, and the row with it.
  return (texts.length === 1 && texts[0] === '' ? '""' : texts.join(',')) + LINE_END;
}

/** As Akeneo's CSV import reads it: yes/no as 1 and 0. */
function cellForImport(cell: unknown): string {
  return typeof cell === 'boolean' ? String(Number(cell)) : cellText(cell);
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
