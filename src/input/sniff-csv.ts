import { parse } from 'csv-parse/sync';

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

/** The dialect under which rows with as many cells as the header take up the most of a table's beginning; the first of equals. */
export function sniffCsv(text: string): CsvDialect {
  const sample = text.slice(0, CSV_SAMPLE);
  const whole = sample.length < text.length ? sample.slice(0, sample.lastIndexOf('\n') + 1) || sample : sample;
  let best: { readonly dialect: CsvDialect; readonly score: number } | undefined;
  for (const quoting of quotingsIn(whole)) {
    for (const delimiter of DELIMITERS) {
      const dialect = { delimiter, ...quoting };
      const score = sizeOfRegular(whole, dialect);
      if (score > (best?.score ?? 0)) best = { dialect, score };
    }
  }
  return best?.dialect ?? { delimiter: NO_DELIMITER, quote: '"', escape: '"' };
}

function quotingsIn(text: string): readonly Omit<CsvDialect, 'delimiter'>[] {
  const single = /^'/m.test(text) && !/^"|[;,\t|]"/m.test(text);
  return [
    { quote: '"', escape: '"' },
    ...(text.includes('\\"') ? [{ quote: '"', escape: '\\' } as const] : []),
    ...(single ? [{ quote: "'", escape: "'" } as const] : []),
  ];
}

/** From so many broken cells on, quotes are read as plain signs: the parser quotes all of a cell for each of them. */
const MOST_BROKEN = 100;

/** The characters of rows with several cells, as many as the header has; cells that keep their quotes count half. */
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
  let columns = 0;
  let size = 0;
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
      columns ||= cells.length;
      if (columns > 1 && cells.length === columns) size += cells.reduce((sum, cell) => sum + sizeOf(cell), 0);
      return null;
    },
  });
  return size;
}

function sizeOf(cell: string): number {
  return (cell.length + 1) * (/^["']/.test(cell) ? 0.5 : 1);
}
