interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans of a text that can be asked whether another one overlaps them, without looking at each. */
export interface TakenSpans {
  add(span: Span): void;
  overlaps(span: Span): boolean;
}

/** How many characters share a place in the index. */
const CELL = 64;

/** No spans yet; offsets are UTF-16, end exclusive. */
export function takenSpans(): TakenSpans {
  const cells = new Map<number, Span[]>();
  return {
    add(span) {
      for (let cell = cellOf(span.start); cell <= cellOf(span.end); cell++) {
        const spans = cells.get(cell);
        if (spans) spans.push(span);
        else cells.set(cell, [span]);
      }
    },
    overlaps({ start, end }) {
      for (let cell = cellOf(start); cell <= cellOf(end); cell++)
        if (cells.get(cell)?.some((other) => other.start < end && start < other.end)) return true;
      return false;
    },
  };
}

function cellOf(offset: number): number {
  return Math.floor(offset / CELL);
}
