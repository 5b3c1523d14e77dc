import { UserError } from '../errors.js';
import { type RowSource, readBlocks } from './read-blocks.js';
import { readCsv } from './read-csv.js';
import { readJsonArray } from './read-json-array.js';
import { readJsonLines } from './read-json-lines.js';
import { type BrokenRow, type InputRow, LONGEST_ROW, type RowReader } from './row.js';

const BY_ENDING: Readonly<Record<string, RowReader>> = {
  jsonl: readJsonLines,
  ndjson: readJsonLines,
  csv: readCsv,
  tsv: readCsv,
};

/**
 * The rows of a source, which is told by its ending or else by how it begins: a JSON array, JSON lines, or a table.
 * @param longest characters of a row; a longer one is broken
 * @throws UserError when it cannot be read, or begins with more blank lines than a row may be long
 */
export async function* readRows(
  source: RowSource,
  note?: (text: string) => void,
  longest: number = LONGEST_ROW,
): AsyncGenerator<InputRow | BrokenRow> {
  const blocks = readBlocks(source, note);
  const blank: string[] = [];
  let length = 0;
  for await (const block of blocks) {
    blank.push(block);
    length += block.length;
    if (block.trim() === '') {
      if (length > longest)
        throw new UserError(`${source.name} begins with ${length} blank characters: mend it`, 'input');
      continue;
    }
    const beginning = blank.join('');
    yield* readerFor(source.name, beginning)(withFirst(beginning, blocks), longest);
    return;
  }
}

function readerFor(name: string, beginning: string): RowReader {
  const start = beginning.trimStart();
  const ending = /\.(\w+?)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  // Whatever its ending says, no JSON line and no header begins like an array of objects.
  if (/^\[\s*(?:\{|\]|$)/.test(start) || (ending === 'json' && start.startsWith('['))) return readJsonArray;
  return BY_ENDING[ending] ?? (start.startsWith('{') ? readJsonLines : readCsv);
}

async function* withFirst(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
