import { boundLines } from './bound-lines.js';
import { afterBlankLines, csvRecords } from './csv-records.js';
import { type BrokenRow, LONGEST_ROW } from './row.js';
import { CSV_SAMPLE, type CsvDialect, sniffCsv } from './sniff-csv.js';
import type { TableRecord } from './table/table-record.js';

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);
/** Bytes in which a quoted cell has to end; else its first line is taken as broken. After some that did not end, fewer. */
const LONGEST_CELL = 12 * 2 ** 20;
const LEAST = 1 << 18;

/** How a table is read. */
export interface CsvReading {
  /** Told what the user should know. */
  readonly note?: (text: string) => void;
  /** Characters of a line; a longer one is broken. */
  readonly longest?: number;
}

/** The records of a table, its header included; delimiter and quotes are found out. */
export async function* readCsv(
  blocks: AsyncIterable<string>,
  { note = () => {}, longest: longestLine = LONGEST_ROW }: CsvReading = {},
): AsyncGenerator<TableRecord> {
  let dialect: CsvDialect | undefined;
  let rest: Buffer = NOTHING;
  let line = 1;
  let longest = LONGEST_CELL;
  let awaited = 0;
  const long: BrokenRow[] = [];
  for await (const { text: given, last, first } of withSample(
    boundLines(blocks, longestLine, (row) => long.push(row)),
  )) {
    for (const { line: at, reason, text } of long.splice(0)) yield { line: at, reason, text: () => text };
    const { text, delimiter } = first ? withoutHint(given) : { text: given };
    if (text.length < given.length) line++;
    dialect ??= sniffCsv(text, delimiter);
    const clean = withoutNulls(text, note);
    rest = rest.length > 0 ? Buffer.concat([rest, Buffer.from(clean)]) : Buffer.from(clean);
    // A long cell is not read again until twice as much of it is there.
    if (!last && rest.length < awaited) continue;
    const bytes = rest;
    let from = 0;
    for (const record of csvRecords(rest, dialect, { last, longest })) {
      const { start, end, cells, reason } = record;
      line += countLines(rest, from, start);
      if (record.endless) longest = Math.max(LEAST, longest >> 2);
      const stands = () => bytes.toString('utf8', start, end).trimEnd();
      yield cells ? { line, cells, text: stands } : { line, reason: reason ?? 'broken', text: stands };
      line += countLines(rest, start, end);
      from = end;
    }
    // Blank lines may be many, and none of them begins a record.
    const next = afterBlankLines(bytes, from);
    line += countLines(bytes, from, next);
    rest = bytes.subarray(next);
    awaited = 2 * rest.length;
  }
}

/** The first line by which Excel is told the delimiter: `sep=;`. */
function withoutHint(text: string): { readonly text: string; readonly delimiter?: string } {
  const found = /^\ufeff?"?sep=(.)"?\r*\n/i.exec(text);
  return found ? { text: text.slice(found[0].length), delimiter: found[1] ?? ',' } : { text };
}

/** Some programs end lines with two returns; no text holds a NUL. */
function withoutNulls(text: string, note: (text: string) => void): string {
  const lines = text.includes('\r\r\n') ? text.replace(/\r{2,}\n/g, '\r\n') : text;
  if (!lines.includes('\0')) return lines;
  note('a NUL, which no text holds, is left out');
  return lines.replaceAll('\0', '');
}

interface Sampled {
  readonly text: string;
  readonly last: boolean;
  readonly first: boolean;
}

/** Blocks with whether they are the last, of which the first holds enough to tell a dialect by. */
async function* withSample(blocks: AsyncIterable<string>): AsyncGenerator<Sampled> {
  let held = '';
  let sampled = false;
  let first = true;
  for await (const block of blocks) {
    if (sampled && held !== '') {
      yield { text: held, last: false, first };
      first = false;
    }
    held = sampled ? block : held + block;
    sampled ||= held.length >= CSV_SAMPLE;
  }
  yield { text: held, last: true, first };
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at !== -1 && at < to; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
