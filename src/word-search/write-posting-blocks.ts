import type { Database } from '../database/open-database.js';
import { packPostings, postingBlockId } from './posting-block.js';

/**
 * Writes a row for each block.
 * @param pairs of a word's key and the id of a text, sorted by both
 * @param firstText the smallest id among them
 */
export function writePostingBlocks({ sqlite }: Database, pairs: Uint32Array, firstText: number): void {
  const insert = sqlite.prepare('INSERT INTO word_texts (id, entries) VALUES (?, ?)');
  for (let start = 0, end = 0; start < pairs.length; start = end) {
    const row = postingBlockId(pairs[start] as number, firstText);
    while (end < pairs.length && postingBlockId(pairs[end] as number, firstText) === row) end += 2;
    insert.run(row, packPostings(pairs.subarray(start, end)));
  }
}
