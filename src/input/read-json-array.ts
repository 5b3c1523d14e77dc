import { UserError } from '../errors.js';
import { nextElement } from './next-element.js';
import { parseRow } from './parse-row.js';
import type { BrokenRow, InputRow } from './row.js';

/** The most characters of one element; without a bound, a bracket that is not closed would hold all that follows it. */
const MOST = 1 << 24;

/** The rows of a text that is one JSON array of objects, element by element as they arrive. */
export async function* readJsonArray(blocks: AsyncIterable<string>): AsyncGenerator<InputRow | BrokenRow> {
  let line = 1;
  let rest = '';
  let opened = false;
  for await (const block of blocks) {
    const text = rest + block;
    let from = 0;
    for (let element = nextElement(text, from, opened); element; element = nextElement(text, from, opened)) {
      opened = true;
      line += countLines(text, from, element.start);
      if (element.end > element.start) yield parseRow(text.slice(element.start, element.end), line);
      if (element.last) return;
      line += countLines(text, element.start, element.next);
      from = element.next;
    }
    rest = text.slice(from);
    if (rest.length > MOST) throw new UserError(`the array's element on line ${line} does not end: mend it there`);
  }
  const start = rest.length - rest.trimStart().length;
  yield { line: line + countLines(rest, 0, start), reason: 'the array does not end', text: rest.trim() };
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  // Only this part is searched: a text without line ends would be searched to its end each time.
  const part = text.slice(from, to);
  for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) count++;
  return count;
}
