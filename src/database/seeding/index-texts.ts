import { eachWordKey } from '../../examples/word-keys.js';
import type { Database } from '../open-database.js';
import { sortPairs } from './sort-pairs.js';
import { storedTexts } from './stored-texts.js';
import { writeShelves } from './write-shelves.js';

/** Adds texts to the index of words. */
export interface TextIndexer {
  /** Texts come in the order of their ids. */
  add(id: number, text: string): void;
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

  function addWord(word: number, id: number): void {
    if (end === pairs.length) {
      const longer = new Uint32Array(pairs.length * 2);
      longer.set(pairs);
      pairs = longer;
    }
    pairs[end++] = word;
    pairs[end++] = id;
  }

  function write(): void {
    const [, firstText = 0] = pairs;
    writeShelves(database, sortPairs(pairs.subarray(0, end)), firstText);
    end = 0;
  }

  return {
    add(id, text) {
      if (end + text.length > MOST_WORDS * 2) write();
      eachWordKey(text, (word) => addWord(word, id));
    },
    finish: write,
  };
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
  for (const { id, text } of storedTexts(database)) indexer.add(id, text);
  indexer.finish();
}
