import { cellText } from './cell-text.js';
import { guardFormula, withoutGuard } from './spreadsheet-text.js';

/** The end of a line in RFC 4180. */
const LINE_END = '\r\n';

/** The mark that Excel needs to read UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** How the cells of a table are written. */
export interface CsvStyle {
  /** One character between cells. */
  readonly delimiter: string;
  /** What stands before the decimals of a number. */
  readonly decimal: '.' | ',';
  /** Whether texts that a spreadsheet would run get an apostrophe in front; an import needs them as they are. */
  readonly guarded: boolean;
}

/** As RFC 4180 has it. */
export const PLAIN_CSV: CsvStyle = { delimiter: ',', decimal: '.', guarded: true };

/** One row as RFC 4180 writes it, with its line end: yes/no as 1 and 0, lists joined by commas, as Akeneo's import reads them. */
export function csvRow(cells: readonly unknown[], style: CsvStyle = PLAIN_CSV): string {
  const texts = cells.map((cell) => quote(textOf(cell, style), style));
  // A blank line would be skipped, and the row with it.
  return (texts.length === 1 && texts[0] === '' ? '""' : texts.join(style.delimiter)) + LINE_END;
}

function textOf(cell: unknown, { decimal, guarded }: CsvStyle): string {
  if (typeof cell === 'number') return plainNumber(cell).replace('.', decimal);
  const text = typeof cell === 'boolean' ? String(Number(cell)) : cellText(cell);
  return guarded ? guardFormula(text) : text;
}

/** A number without an exponent, which imports do not read. */
export function plainNumber(value: number): string {
  const text = String(value);
  const [, sign = '', digits = '', decimals = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (digits === '') return text;
  const shift = Number(exponent);
  const all = digits + decimals;
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - digits.length)}${all}`;
  return sign + all.padEnd(digits.length + shift, '0');
}

function quote(text: string, { delimiter }: CsvStyle): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The cells of one row as `csvRow` writes it, with the texts that were guarded. */
export function readCsvRow(row: string, { delimiter, guarded }: CsvStyle = PLAIN_CSV): readonly string[] {
  const cells: string[] = [];
  const text = row.replace(/\r?\n$/, '');
  for (let at = 0; at <= text.length; ) {
    const quoted = text[at] === '"';
    const end = quoted ? endOfQuoted(text, at + 1) : at;
    const next = text.indexOf(delimiter, end);
    const until = next === -1 ? text.length : next;
    const cell = quoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, until);
    cells.push(guarded ? withoutGuard(cell) : cell);
    at = until + 1;
  }
  return cells;
}

/** After the quote that closes a cell. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at + 1;
  return text.length + 1;
}
