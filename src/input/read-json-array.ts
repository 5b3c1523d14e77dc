import { tooLong } from './bound-lines.js';
import { nextElement } from './next-element.js';
import { parseRow } from './parse-row.js';
import { type BrokenRow, type InputRow, LONGEST_ROW } from './row.js';
import { createElementSkipper, type ElementSkipper } from './skip-element.js';

/** From this number of characters on, an element that goes on is looked for again only when twice as much has come. */
const LONG = 1 << 20;

/** The rows of a text that is one JSON array of objects, element by element as they arrive. */
export async function* readJsonArray(
  blocks: AsyncIterable<string>,
  longest = LONGEST_ROW,
): AsyncGenerator<InputRow | BrokenRow> {
  let line = 1;
  let rest = '';
  let looked = 0;
  let opened = false;
  let skipper: ElementSkipper | undefined;
  for await (const block of withEnd(blocks)) {
    let text = block.text;
    if (skipper) {
      const end = skipper.skip(text);
      line += countLines(text, 0, end ?? text.length);
      if (end === undefined) continue;
      skipper = undefined;
      text = text.slice(end);
    } else {
      text = rest + text;
      if (!block.last && text.length > LONG && text.length < 2 * looked && text.length <= longest) {
        rest = text;
        continue;
      }
    }
    let from = 0;
    for (let element = nextElement(text, from, opened); element; element = nextElement(text, from, opened)) {
      opened = true;
      line += countLines(text, from, element.start);
      const isLong = element.end - element.start > longest;
      const row = text.slice(element.start, isLong ? element.start + longest : element.end);
      if (isLong) yield tooLong(row, line, longest);
      else if (element.end > element.start) yield parseRow(row, line);
      if (element.last) return;
      line += countLines(text, element.start, element.next);
      from = element.next;
    }
    rest = text.slice(from);
    looked = rest.length;
    if (rest.length <= longest) continue;
    const start = rest.length - rest.trimStart().length;
    yield tooLong(rest.slice(start), line + countLines(rest, 0, start), longest);
    skipper = createElementSkipper();
    skipper.skip(rest);
    line += countLines(rest, 0, rest.length);
    rest = '';
  }
  const start = rest.length - rest.trimStart().length;
  yield { line: line + countLines(rest, 0, start), reason: 'the array does not end', text: rest.trim() };
}

/** An empty block says that nothing follows. */
async function* withEnd(blocks: AsyncIterable<string>): AsyncGenerator<{ text: string; last: boolean }> {
  for await (const text of blocks) yield { text, last: false };
  yield { text: '', last: true };
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  // Only this part is searched: a text without line ends would be searched to its end each time.
  const part = text.slice(from, to);
  for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) count++;
  return count;
}
