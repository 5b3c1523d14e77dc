import { UserError } from '../../errors.js';
import { jsonErrorOffset } from '../../input/json-error.js';
import { type RowSource, readBlocks } from '../../input/read-blocks.js';

/** A JSON value of a file and the line that it begins on. */
export interface Entry {
  readonly value: unknown;
  readonly line: number;
}

/**
 * The entries of a JSON array, or of JSON lines, a block at a time; plain or gzip.
 * @param note is told what the user should know of the file's encoding
 * @throws UserError that names line and column where it is not JSON
 */
export async function* readEntries(source: RowSource, note: (text: string) => void): AsyncGenerator<readonly Entry[]> {
  const blocks = readBlocks(source, note);
  const file = source.name;
  let line = 0;
  let rest = '';
  for await (const block of blocks) {
    if (line === 0 && rest === '' && isArray(block)) return yield parseArray(await join(block, blocks), file);
    const lines = (rest + block).split('\n');
    rest = lines.pop() ?? '';
    yield parseLines(lines, file, line);
    line += lines.length;
  }
  yield parseLines([rest], file, line);
}

/**
 * The values of a text of JSON, and the lines that they begin on: the elements of one array, one object, or one value a
 * line.
 * @throws UserError that names line and column where it is not JSON
 */
export function parseEntries(text: string, file: string): readonly Entry[] {
  if (isArray(text)) return parseArray(text, file);
  try {
    return [{ value: JSON.parse(text), line: 1 }];
  } catch {
    return parseLines(text.split('\n'), file, 0);
  }
}

function isArray(text: string): boolean {
  return text.trimStart().startsWith('[');
}

async function join(first: string, rest: AsyncIterable<string>): Promise<string> {
  const blocks = [first];
  for await (const block of rest) blocks.push(block);
  return blocks.join('');
}

function parseLines(lines: readonly string[], file: string, before: number): readonly Entry[] {
  const entries: Entry[] = [];
  let line = before;
  for (const text of lines) {
    line++;
    if (text.trim() !== '') entries.push({ value: parse(text, file, line), line });
  }
  return entries;
}

/** An array is read as a whole: JSON lines are for what is larger than memory. */
function parseArray(text: string, file: string): readonly Entry[] {
  const values = parse(text, file, 1) as readonly unknown[];
  const lines = elementLines(text);
  return values.map((value, place) => ({ value, line: lines[place] ?? 1 }));
}

function parse(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const offset = jsonErrorOffset(text);
    const before = text.slice(0, offset).split('\n');
    const found = text[offset] === undefined ? 'it ends too early' : `unexpected ${JSON.stringify(text[offset])}`;
    const place = `${file}:${line + before.length - 1}:${(before.at(-1)?.length ?? 0) + 1}`;
    throw new UserError(`${place}: not valid JSON, ${found}: mend this line`, 'json', 2, { cause: error });
  }
}

/** The lines on which the elements of a valid JSON array begin. */
function elementLines(text: string): readonly number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let expected = false;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},\n]|[^\s[\]{},"]+/g)) {
    if (token === '\n') {
      line++;
      continue;
    }
    if (expected && token !== ']') lines.push(line);
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    expected = depth === 1 && (token === ',' || lines.length === 0);
  }
  return lines;
}
