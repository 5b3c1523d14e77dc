import { UserError } from '../errors.js';
import { boundLines } from './bound-lines.js';
import { afterBlankLines, csvRecords } from './csv-records.js';
import { type BrokenRow, type InputRow, LONGEST_ROW } from './row.js';
import { CSV_SAMPLE, type CsvDialect, sniffCsv } from './sniff-csv.js';

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);

/** The rows of a table with a header; delimiter and quotes are found out. */
export async function* readCsv(
  blocks: AsyncIterable<string>,
  longest = LONGEST_ROW,
): AsyncGenerator<InputRow | BrokenRow> {
  let dialect: CsvDialect | undefined;
  let columns: readonly string[] | undefined;
  let rest: Buffer = NOTHING;
  let line = 1;
  const long: BrokenRow[] = [];
  for await (const { text, last } of withSample(boundLines(blocks, longest, (row) => long.push(row)))) {
    yield* long.splice(0);
    dialect ??= sniffCsv(text);
    const bytes = rest.length > 0 ? Buffer.concat([rest, Buffer.from(text)]) : Buffer.from(text);
    let from = 0;
    for (const { start, end, cells, reason } of csvRecords(bytes, dialect, last)) {
      line += countLines(bytes, from, start);
      if (columns)
        yield toRow(columns, line, cells ?? reason ?? '', () => bytes.toString('utf8', start, end).trimEnd());
      else columns = headerOf(cells, line, reason);
      line += countLines(bytes, start, end);
      from = end;
    }
    // Blank lines may be many, and none of them begins a record.
    const next = afterBlankLines(bytes, from);
    line += countLines(bytes, from, next);
    rest = bytes.subarray(next);
  }
}

function headerOf(cells: readonly string[] | undefined, line: number, reason: string | undefined): readonly string[] {
  if (cells) return cells.map((name) => name.trim());
  throw new UserError(`the header of the table, line ${line}, is broken (${reason}): mend it`, 'input');
}

function toRow(
  columns: readonly string[],
  line: number,
  cells: readonly string[] | string,
  textOf: () => string,
): InputRow | BrokenRow {
  if (typeof cells === 'string') return { line, reason: cells, text: textOf() };
  if (cells.length < columns.length || cells.slice(columns.length).some((cell) => cell !== ''))
    return { line, reason: `${cells.length} cells in a table of ${columns.length} columns`, text: textOf() };
  return { line, values: Object.fromEntries(columns.map((column, index) => [column, cells[index]])) };
}

/** Blocks with whether they are the last, of which the first holds enough to tell a dialect by. */
async function* withSample(blocks: AsyncIterable<string>): AsyncGenerator<{ text: string; last: boolean }> {
  let held = '';
  let sampled = false;
  for await (const block of blocks) {
    if (sampled && held !== '') yield { text: held, last: false };
    held = sampled ? block : held + block;
    sampled ||= held.length >= CSV_SAMPLE;
  }
  yield { text: held, last: true };
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at !== -1 && at < to; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
