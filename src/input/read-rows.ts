import { openSource } from './open-source.js';
import { type RowSource, readBlocks } from './read-blocks.js';
import { readCsv } from './read-csv.js';
import { readJsonArray } from './read-json-array.js';
import { readJsonLines } from './read-json-lines.js';
import type { BrokenRow, InputRow, RowReader } from './row.js';
import { tableRows } from './table/table-rows.js';

const BY_ENDING: Readonly<Record<string, RowReader>> = { jsonl: readJsonLines, ndjson: readJsonLines };

/** How rows are read. */
export interface RowOptions {
  /** Told what the user should know of the file. */
  readonly note?: ((text: string) => void) | undefined;
  /** The sheet of a workbook: a name, or a number counted from 1. */
  readonly sheet?: string | undefined;
  /** Columns that a table has to have, by which its header is found. */
  readonly wanted?: readonly string[];
}

/**
 * The rows of a source, which is told by what it holds: a workbook, a JSON array, JSON lines, or a table.
 * @throws UserError when it cannot be read
 */
export async function* readRows(source: RowSource, options: RowOptions = {}): AsyncGenerator<InputRow | BrokenRow> {
  const { note, sheet, wanted } = options;
  const { name } = source;
  const table = { name, ...(wanted && { wanted }) };
  const opened = await openSource(source);
  if ('archive' in opened) {
    const { readXlsx } = await import('./xlsx/read-xlsx.js');
    yield* tableRows(readXlsx(opened.archive, name, { sheet, note }), { ...table, open: true });
    return;
  }
  const blocks = readBlocks(opened.text, note);
  let beginning = '';
  while (beginning.trim() === '') {
    const block = await blocks.next();
    if (block.done) return;
    beginning += block.value;
  }
  const whole = withFirst(beginning, blocks);
  const reader = readerFor(name, beginning);
  if (reader) yield* reader(whole);
  else
    yield* tableRows(
      readCsv(whole, (text) => note?.(`${name}: ${text}`)),
      table,
    );
}

/** Undefined for a table. */
function readerFor(name: string, beginning: string): RowReader | undefined {
  const start = beginning.trimStart();
  const ending = /\.(\w+?)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  // Whatever its ending says, no JSON line and no header begins like an array of objects.
  if (/^\[\s*(?:\{|\]|$)/.test(start) || (ending === 'json' && start.startsWith('['))) return readJsonArray;
  if (BY_ENDING[ending]) return BY_ENDING[ending];
  return /^(?:csv|tsv)$/.test(ending) || !start.startsWith('{') ? undefined : readJsonLines;
}

async function* withFirst(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
