import type { Piece } from './flow.js';

/** Offsets in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a span of a text that was read stands in the text that it was read from. */
export type Locate = (span: Span) => Span;

/** Locates spans of the text that the pieces make up. */
export function locateIn(pieces: readonly Piece[]): Locate {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of pieces) {
    starts.push(length);
    length += text.length;
  }
  return ({ start, end }) => {
    let first = placeOf(starts, start);
    let last = placeOf(starts, Math.max(start, end - 1));
    while (first < last && isAdded(pieces[first])) first++;
    while (last > first && isAdded(pieces[last])) last--;
    const [from, to] = [pieces[first], pieces[last]];
    if (!from || !to) return { start: 0, end: 0 };
    const begin = isPlain(from) ? from.start + Math.max(0, start - (starts[first] ?? 0)) : from.start;
    const finish = isPlain(to) ? Math.min(to.end, to.start + end - (starts[last] ?? 0)) : to.end;
    return begin <= finish
      ? { start: begin, end: finish }
      : { start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) };
  };
}

function isAdded(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.start === piece.end;
}

function isPlain({ text, start, end }: Piece): boolean {
  return end - start === text.length;
}

/** The last piece that begins at or before an offset. */
function placeOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
