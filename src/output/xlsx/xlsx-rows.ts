import type { SheetColumn } from './sheet-column.js';

/** What a cell holds; null is an empty one. */
export type XlsxCell = string | number | boolean | null;

/** Characters of a cell (Excel's own limit). */
export const LONGEST_CELL = 32_767;

/** A row of a sheet as SpreadsheetML writes it (ECMA-376 part 1, 18.3.1.73), texts in place. @param number counted from 1 */
export function rowXml(number: number, cells: readonly XlsxCell[], columns: readonly SheetColumn[]): string {
  const written = cells.map((cell, place) => cellXml(cell, `${columnName(place)}${number}`, number, columns[place]));
  return `<row r="${number}">${written.join('')}</row>`;
}

function cellXml(cell: XlsxCell, place: string, row: number, column: SheetColumn | undefined): string {
  if (cell === null || cell === '') return '';
  const style = row === 1 ? 1 : column?.wrap ? 2 : column?.text || typeof cell === 'string' ? 3 : 0;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b" s="${style}"><v>${cell ? 1 : 0}</v></c>`;
  const isNumber = typeof cell === 'number' && Number.isFinite(cell) && !column?.text;
  if (isNumber) return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
  const text = escapeXml(String(cell).slice(0, LONGEST_CELL));
  return `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** `A`, `Z`, `AA` for 0, 25, 26. */
export function columnName(place: number): string {
  const before = Math.floor(place / 26);
  return (before > 0 ? columnName(before - 1) : '') + String.fromCharCode(65 + (place % 26));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML; characters that XML cannot hold, and what looks like them, are written as Excel does: `_x0001_`. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
      .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
      .replace(/[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, (sign) =>
        /\p{Cs}/u.test(sign) ? '\ufffd' : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      )
  );
}
