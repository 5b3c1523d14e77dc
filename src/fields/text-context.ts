import type { Text, Word } from './text.js';

/** The index of the first word that begins at or behind an offset. */
export function wordIndexAt(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The source between two offsets, never longer than `limit` (then undefined). */
export function gapBetween(text: Text, start: number, end: number, limit: number): string | undefined {
  return end >= start && end - start <= limit ? text.source.slice(start, end) : undefined;
}
