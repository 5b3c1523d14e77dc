import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { cellText } from './cell-text.js';
import type { Column, OutputRow } from './columns.js';
import { printable } from './printable.js';

const GAP = '  ';

/** The narrowest a column is made to fit a terminal. */
const NARROWEST = 8;

/** A table for people: aligned by display width, numbers to the right; cells wrap when a width is given. */
export function formatTable(rows: readonly OutputRow[], columns: readonly Column[], width = Infinity): string {
  const header = columns.map(({ key, label = key }) => label);
  const cells = rows.map((row) => columns.map(({ key }) => printable(cellText(row[key]))));
  const widths = fitWidths(
    columns.map((_, index) => Math.max(...[header, ...cells].map((line) => stringWidth(line[index] ?? '')))),
    width - GAP.length * (columns.length - 1),
  );
  const numeric = columns.map(
    ({ key, toTheRight }) =>
      toTheRight || (rows.some((row) => typeof row[key] === 'number') && rows.every((row) => isNumeric(row[key]))),
  );
  const rule = widths.map((columnWidth) => '─'.repeat(columnWidth));
  return [header, rule, ...cells]
    .flatMap((line) => layLine(line, widths, numeric))
    .map((line) => `${line}\n`)
    .join('');
}

function isNumeric(value: unknown): boolean {
  return value === null || value === undefined || typeof value === 'number';
}

/** Narrows the widest columns until all fit. */
function fitWidths(widths: readonly number[], room: number): readonly number[] {
  const fitted = [...widths];
  const total = () => fitted.reduce((sum, width) => sum + width, 0);
  while (total() > room) {
    const widest = fitted.indexOf(Math.max(...fitted));
    const width = fitted[widest] ?? 0;
    if (width <= NARROWEST) break;
    const next = Math.max(...fitted.filter((_, index) => index !== widest), NARROWEST);
    fitted[widest] = Math.max(NARROWEST, Math.min(width - 1, Math.max(next, width - (total() - room))));
  }
  return fitted;
}

/** One row, which takes as many lines as its tallest cell. */
function layLine(cells: readonly string[], widths: readonly number[], numeric: readonly boolean[]): readonly string[] {
  const wrapped = cells.map((cell, index) =>
    wrapAnsi(cell, widths[index] ?? 0, { hard: true, trim: true }).split('\n'),
  );
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, index) => pad(lines[line] ?? '', widths[index] ?? 0, numeric[index] === true))
      .join(GAP)
      .trimEnd(),
  );
}

function pad(text: string, width: number, toTheRight: boolean): string {
  const blank = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return toTheRight ? blank + text : text + blank;
}
