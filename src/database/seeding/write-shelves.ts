import type { Database } from '../open-database.js';
import { packShelf, rowNumber } from '../word-shelf.js';

/**
 * Writes a row for each shelf.
 * @param pairs of a word's key and the id of a text, sorted by both
 * @param firstText the smallest id among them
 */
export function writeShelves({ sqlite }: Database, pairs: Uint32Array, firstText: number): void {
  const insert = sqlite.prepare('INSERT INTO word_texts (id, entries) VALUES (?, ?)');
  for (let start = 0, end = 0; start < pairs.length; start = end) {
    const row = rowNumber(pairs[start] as number, firstText);
    while (end < pairs.length && rowNumber(pairs[end] as number, firstText) === row) end += 2;
    insert.run(row, packShelf(pairs.subarray(start, end)));
  }
}
