// csv-parse reads each record; around it are our own places and bounds, because a broken row must be told with its line and
// a run must go on behind it, which csv-parse alone does not do.

import { parse } from 'csv-parse/sync';
import type { CsvDialect } from './sniff-csv.js';

/** One record of a table; `cells` is missing where it is broken. */
export interface CsvRecord {
  /** Where it begins and where the next may begin, in bytes. */
  readonly start: number;
  readonly end: number;
  readonly cells?: readonly string[];
  /** Why it is broken. */
  readonly reason?: string;
  /** Whether a quote was not closed in as many bytes as a cell may have. */
  readonly endless?: true;
}

const [NEWLINE, RETURN] = [0x0a, 0x0d];

/** What is known of a part of a table. */
export interface CsvPart {
  /** Whether nothing follows; otherwise a record that could go on is left for later. */
  readonly last: boolean;
  /** Bytes in which a quoted cell has to end; else its first line is taken as broken. */
  readonly longest: number;
}

/** The records of a part of a table. A line that is broken does not hide those after it. */
export function* csvRecords(bytes: Buffer, dialect: CsvDialect, { last, longest }: CsvPart): Generator<CsvRecord> {
  let from = 0;
  while (from < bytes.length) {
    const { records, problem } = parseFrom(bytes, from, dialect);
    for (const record of records) {
      yield record;
      from = record.end;
    }
    if (!problem) return;
    const start = afterBlankLines(bytes, from);
    if (problem.unfinished && !last && bytes.length - start < longest) return;
    const end = bytes.indexOf(NEWLINE, start) + 1 || bytes.length;
    const cells = parseLine(bytes.subarray(start, end), dialect);
    const endless = problem.unfinished && { endless: true as const };
    yield cells && !isSuspect(cells, dialect)
      ? { start, end, cells, ...endless }
      : { start, end, reason: problem.reason, ...endless };
    from = end;
  }
}

interface Parsed {
  readonly records: readonly CsvRecord[];
  readonly problem?: { readonly reason: string; readonly unfinished: boolean };
}

const MISPLACED = { reason: 'a quote is out of place', unfinished: false };
const UNFINISHED = { reason: 'a quote is not closed', unfinished: true };

function parseFrom(bytes: Buffer, from: number, dialect: CsvDialect): Parsed {
  const records: CsvRecord[] = [];
  let begin = from;
  let misplaced = false;
  try {
    parse(bytes.subarray(from), {
      ...COMMON,
      ...dialect,
      on_record(cells: string[], { bytes: read }) {
        const record = { start: afterBlankLines(bytes, begin), end: from + read, cells };
        misplaced ||= isSuspect(cells, dialect) && !parses(bytes.subarray(record.start, record.end), dialect);
        if (!misplaced) records.push(record);
        begin = record.end;
        return null;
      },
    });
    return misplaced ? { records, problem: MISPLACED } : { records };
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    return { records, problem: misplaced ? MISPLACED : UNFINISHED };
  }
}

/** Marks of inches and the like stand in cells as plain quotes. */
const COMMON = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true };

/** A quote that opens a cell and is not closed takes in the next cells and lines, up to some other quote. */
function isSuspect(cells: readonly string[], { quote, delimiter }: CsvDialect): boolean {
  return cells.some((cell) => cell.startsWith(quote) && (cell.includes('\n') || cell.includes(delimiter)));
}

function parses(record: Buffer, dialect: CsvDialect): boolean {
  return parseLine(record, { ...dialect, relax_quotes: false }) !== undefined;
}

function parseLine(line: Buffer, options: object): readonly string[] | undefined {
  try {
    const [cells] = parse(line, { ...COMMON, ...options }) as string[][];
    return cells;
  } catch {
    return undefined;
  }
}

/** Where the first line that holds something begins, in bytes. */
export function afterBlankLines(bytes: Buffer, from: number): number {
  let start = from;
  while (bytes[start] === NEWLINE || bytes[start] === RETURN) start++;
  return start;
}
