import { parse } from 'csv-parse/sync';
import { isColumnName } from './columns/column-names.js';

/** How a table is written. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  readonly escape: '"' | "'" | '\\';
}

/** Characters that tell enough. */
export const CSV_SAMPLE = 1 << 15;

const DELIMITERS = [';', ',', '\t', '|'];
/** A table of one column has none; this character stands in no text. */
const NO_DELIMITER = '\u001f';

/**
 * The dialect under which rows with the same number of cells take up the most of a table's beginning; the first of equals.
 * @param hint the delimiter, where the table itself names it
 */
export function sniffCsv(text: string, hint?: string): CsvDialect {
  const sample = text.slice(0, CSV_SAMPLE);
  const whole = sample.length < text.length ? sample.slice(0, sample.lastIndexOf('\n') + 1) || sample : sample;
  let best: { readonly dialect: CsvDialect; readonly score: number } | undefined;
  for (const quoting of quotingsIn(whole)) {
    for (const delimiter of hint === undefined ? DELIMITERS : [hint]) {
      const dialect = { delimiter, ...quoting };
      const score = sizeOfRegular(whole, dialect);
      if (score > (best?.score ?? 0)) best = { dialect, score };
    }
  }
  return best?.dialect ?? { delimiter: hint ?? NO_DELIMITER, quote: '"', escape: '"' };
}

function quotingsIn(text: string): readonly Omit<CsvDialect, 'delimiter'>[] {
  const single = /^'/m.test(text) && !/^"|[;,\t|]"/m.test(text);
  return [
    { quote: '"', escape: '"' },
    ...(text.includes('\\"') ? [{ quote: '"', escape: '\\' } as const] : []),
    ...(single ? [{ quote: "'", escape: "'" } as const] : []),
  ];
}

/** From this number of broken cells on, quotes are read as plain signs: the parser quotes all of a cell for each of them. */
const MOST_BROKEN = 100;

/**
 * The characters of rows with as many cells as the header, several; cells that keep their quotes count half. A first line
 * of one cell is a title where nearly all others have as many cells as each other, but never one that names a column.
 */
function sizeOfRegular(text: string, dialect: CsvDialect): number {
  try {
    return measureRegular(text, dialect, false);
  } catch (error) {
    if (error !== TOO_BROKEN) throw error;
    return measureRegular(text, dialect, true);
  }
}

const TOO_BROKEN = new Error('too many broken cells');

function measureRegular(text: string, dialect: CsvDialect, relaxed: boolean): number {
  let header: readonly string[] | undefined;
  const rows = new Map<number, { count: number; size: number }>();
  let count = 0;
  let broken = 0;
  parse(text, {
    ...dialect,
    relax_quotes: relaxed,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip() {
      if (++broken > MOST_BROKEN) throw TOO_BROKEN;
    },
    on_record(cells: string[]) {
      header ??= cells;
      const known = rows.get(cells.length) ?? { count: 0, size: 0 };
      rows.set(cells.length, known);
      known.size += cells.reduce((sum, cell) => sum + sizeOf(cell), 0);
      known.count++;
      count += cells.length > 1 ? 1 : 0;
      return null;
    },
  });
  if (!header) return 0;
  if (header.length > 1) return rows.get(header.length)?.size ?? 0;
  if (isColumnName(header[0] ?? '')) return 0;
  const several = [...rows].filter(([cells]) => cells > 1).map(([, row]) => row);
  return Math.max(0, ...several.filter((row) => row.count >= 0.8 * count).map(({ size }) => size));
}

function sizeOf(cell: string): number {
  return (cell.length + 1) * (/^["']/.test(cell) ? 0.5 : 1);
}
