import { UserError } from '../errors.js';
import { beginningOfBmecat, isXml } from './bmecat/is-bmecat.js';
import { openSource } from './open-source.js';
import { type RowSource, readBlocks } from './read-blocks.js';
import { readCsv } from './read-csv.js';
import { readJsonArray } from './read-json-array.js';
import { readJsonLines } from './read-json-lines.js';
import { type BrokenRow, type InputRow, LONGEST_ROW, type RowReader } from './row.js';
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
  /** The most characters of a row; a longer one is broken. Default 20 million. */
  readonly longest?: number | undefined;
}

/**
 * The rows of a source, which is told by what it holds: a workbook, a BMEcat catalogue, a JSON array, JSON lines, or a
 * table.
 * @throws UserError when it cannot be read, or begins with more blank lines than a row may be long
 */
export async function* readRows(source: RowSource, options: RowOptions = {}): AsyncGenerator<InputRow | BrokenRow> {
  const { note, sheet, wanted, longest = LONGEST_ROW } = options;
  const { name } = source;
  const table = { name, ...(wanted && { wanted }) };
  const opened = await openSource(source);
  if ('archive' in opened) {
    const { readXlsx } = await import('./xlsx/read-xlsx.js');
    yield* tableRows(readXlsx(opened.archive, name, { sheet, note }), { ...table, open: true });
    return;
  }
  const blocks = readBlocks(opened.text, note);
  const beginning = await firstText(blocks, name, longest);
  if (beginning === undefined) return;
  if (isXml(beginning)) {
    const { readBmecat } = await import('./bmecat/read-bmecat.js');
    yield* readBmecat(withFirst(await beginningOfBmecat(beginning, blocks, name), blocks), name);
    return;
  }
  const whole = withFirst(beginning, blocks);
  const reader = readerFor(name, beginning);
  if (reader) yield* reader(whole, longest);
  else {
    const records = readCsv(whole, { note: (text) => note?.(`${name}: ${text}`), longest });
    yield* tableRows(records, table);
  }
}

/** The text up to where something stands in it; undefined when nothing does. */
async function firstText(blocks: AsyncGenerator<string>, name: string, longest: number): Promise<string | undefined> {
  const blank: string[] = [];
  let length = 0;
  for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
    blank.push(next.value);
    length += next.value.length;
    if (next.value.trim() !== '') return blank.join('');
    if (length > longest) throw new UserError(`${name} begins with ${length} blank characters: mend it`, 'input');
  }
  return undefined;
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
