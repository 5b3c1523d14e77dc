import type { BrokenRow } from './row.js';

/** Characters of a broken row that are shown. */
const SHOWN = 200;

/**
 * Passes a text on in blocks of whole lines; one that is longer than `most` characters is left empty and told of, and
 * never held as a whole.
 */
export async function* boundLines(
  blocks: AsyncIterable<string>,
  most: number,
  onLong: (row: BrokenRow) => void,
): AsyncGenerator<string> {
  let line = 1;
  let held: string[] = [];
  let length = 0;
  let beginning: string | undefined;
  const hold = (part: string) => {
    length += part.length;
    if (part !== '' && beginning === undefined) held.push(part);
    if (length <= most || beginning !== undefined) return;
    beginning = held.join('').slice(0, SHOWN);
    onLong(tooLong(beginning, line, most));
    held = [];
  };
  for await (const block of blocks) {
    const end = block.lastIndexOf('\n') + 1;
    if (end > 0) {
      const first = block.indexOf('\n');
      hold(block.slice(0, first));
      const text = [...held, block.slice(beginning === undefined && held.length > 0 ? first : 0, end)].join('');
      const kept = beginning === undefined ? text : block.slice(first, end);
      yield kept.length > most ? withoutLong(kept, most, line, onLong) : kept;
      line += countLineEnds(kept);
      [held, length, beginning] = [[], 0, undefined];
    }
    hold(block.slice(end));
  }
  if (held.length > 0) yield held.join('');
}

function withoutLong(text: string, most: number, line: number, onLong: (row: BrokenRow) => void): string {
  const lines = text.split('\n').map((one, place) => {
    if (one.length <= most) return one;
    onLong(tooLong(one.slice(0, SHOWN), line + place, most));
    return '';
  });
  return lines.join('\n');
}

/** The row that a line or an element would have been. @param text how it begins */
export function tooLong(text: string, line: number, most: number): BrokenRow {
  return {
    line,
    reason: `longer than ${sizeOf(most)}: split it, or allow more with --max-row`,
    text: `${text.slice(0, SHOWN)}…`,
  };
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function sizeOf(most: number): string {
  return most < 1e6 ? `${most} characters` : `${most / 1e6} MB`;
}
