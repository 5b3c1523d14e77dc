import type { Database } from '../database/open-database.js';
import { packPostings, postingBlockId } from './posting-block.js';
import { sortPairs } from './sort-pairs.js';
import { storedTexts } from './stored-texts.js';
import { addWordKeys } from './word-keys.js';

/** Adds texts to the index of words. */
export interface TextIndexer {
  /** @param words keys of the words of a text; texts come in the order of their ids */
  add(id: number, words: ArrayLike<number>): void;
  /** Writes what is left. */
  finish(): void;
}

/** Words that are gathered in memory before they are written; sorting them takes twice 64 MB. */
const MOST_WORDS = 1 << 23;

/** An indexer within the transaction of the caller. */
export function createTextIndexer(database: Database): TextIndexer {
  /** Word by word its key, and the id of its text. */
  let pairs = new Uint32Array(1 << 12);
  let end = 0;

  function makeRoom(most: number): void {
    if (end + most > MOST_WORDS * 2) write();
    if (end + most <= pairs.length) return;
    const longer = new Uint32Array(Math.max(pairs.length * 2, end + most));
    longer.set(pairs.subarray(0, end));
    pairs = longer;
  }

  function write(): void {
    const [, firstText = 0] = pairs;
    writePostingBlocks(database, sortPairs(pairs.subarray(0, end)), firstText);
    end = 0;
  }

  return {
    add(id, words) {
      makeRoom(words.length * 2);
      for (let place = 0; place < words.length; place++) {
        pairs[end++] = words[place] as number;
        pairs[end++] = id;
      }
    },
    finish: write,
  };
}

/**
 * Writes a row for each block.
 * @param pairs of a word's key and the id of a text, sorted by both
 * @param firstText the smallest id among them
 */
function writePostingBlocks({ sqlite }: Database, pairs: Uint32Array, firstText: number): void {
  const insert = sqlite.prepare('INSERT INTO word_texts (id, entries) VALUES (?, ?)');
  for (let start = 0, end = 0; start < pairs.length; start = end) {
    const row = postingBlockId(pairs[start] as number, firstText);
    while (end < pairs.length && postingBlockId(pairs[end] as number, firstText) === row) end += 2;
    insert.run(row, packPostings(pairs.subarray(start, end)));
  }
}

/** Removes the texts that no example has any more, and indexes the others anew. */
export function removeUnusedTexts(database: Database): void {
  const { sqlite } = database;
  const unused = sqlite.prepare('DELETE FROM descriptions WHERE id NOT IN (SELECT description_id FROM examples)');
  if (unused.run().changes > 0) indexAnew(database);
}

/** Indexes all texts. */
export function indexAnew(database: Database): void {
  database.sqlite.prepare('DELETE FROM word_texts').run();
  const indexer = createTextIndexer(database);
  for (const { id, text } of storedTexts(database)) {
    const words: number[] = [];
    addWordKeys(text, words);
    indexer.add(id, words);
  }
  indexer.finish();
}
