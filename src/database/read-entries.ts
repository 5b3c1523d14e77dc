import { UserError } from '../errors.js';
import { jsonErrorOffset } from '../input/json-error.js';
import { type Line, readLines } from './read-lines.js';

/** A JSON value of a file and the line that it begins on. */
export interface Entry {
  readonly value: unknown;
  readonly line: number;
}

/** The entries of a JSON array, or of JSON lines. Throws a UserError that names line and column where it is neither. */
export function* readEntries(file: string): Generator<Entry> {
  const lines = readLines(file);
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    if (line.text.trimStart().startsWith('[')) yield* readArray(file, line, lines);
    else yield { value: parse(line.text, file, line.number), line: line.number };
  }
}

/** The entries of a file that has to be one JSON array. */
export function readArrayFile(file: string): readonly Entry[] {
  const lines = readLines(file);
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    if (line.text.trimStart().startsWith('[')) return readArray(file, line, lines);
    break;
  }
  throw new UserError(
    `${file} is not a JSON array: a field file is [{"name": …, "label": …, "type": …}, …]`,
    'field-file',
  );
}

/** An array is read as a whole: only JSON lines can be larger than memory. */
function readArray(file: string, first: Line, rest: Iterable<Line>): readonly Entry[] {
  const text = [first.text, ...Array.from(rest, (line) => line.text)].join('\n');
  const values = parse(text, file, first.number) as readonly unknown[];
  const starts = elementLines(text, first.number);
  return values.map((value, place) => ({ value, line: starts[place] ?? first.number }));
}

function parse(text: string, file: string, firstLine: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const offset = jsonErrorOffset(text);
    const before = text.slice(0, offset).split('\n');
    const found = text[offset] === undefined ? 'it ends too early' : `unexpected ${JSON.stringify(text[offset])}`;
    const place = `${file}:${firstLine + before.length - 1}:${(before.at(-1)?.length ?? 0) + 1}`;
    throw new UserError(`${place}: not valid JSON, ${found}: mend this line`, 'json', 2, { cause: error });
  }
}

/** The lines on which the elements of a valid JSON array begin. */
function elementLines(text: string, firstLine: number): readonly number[] {
  const lines: number[] = [];
  let depth = 0;
  let line = firstLine;
  let expected = false;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},\n]|[^\s[\]{},"]+/g)) {
    if (token === '\n') {
      line++;
      continue;
    }
    if (expected && depth === 1 && token !== ']') lines.push(line);
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    expected = depth === 1 && (token === ',' || lines.length === 0);
  }
  return lines;
}
