import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open-database.js';
import { searchWords } from '../../src/text/search-words.js';
import { MOST_HITS } from '../../src/word-search/postings.js';
import { createTextIndexer, indexAnew } from '../../src/word-search/text-indexer.js';
import { createWordIndex } from '../../src/word-search/word-index.js';
import { wordKey } from '../../src/word-search/word-keys.js';
import { catalogueFolder } from '../helpers/catalogue-folder.js';

const folder = catalogueFolder();

/** Indexes texts from an id on. */
function index(database: Database, texts: readonly string[], first = 1): void {
  const indexer = createTextIndexer(database);
  for (const [place, text] of texts.entries()) indexer.add(first + place, searchWords(text).map(wordKey));
  indexer.finish();
}

function found(database: Database, word: string, most = 10) {
  const { count, texts } = createWordIndex(database)(word);
  return { count, texts: texts(most) };
}

describe('the index of words', () => {
  it('tells in which texts a word stands, each once', () => {
    const database = folder.open();
    index(database, ['Évier inox', 'lavabo', "L'évier, un evier"]);
    expect(found(database, 'evier')).toEqual({ count: 2, texts: [1, 3] });
    expect(found(database, 'lavabo')).toEqual({ count: 1, texts: [2] });
    expect(found(database, 'evier', 1).texts).toEqual([1]);
  });

  it('takes a word that stands nowhere for a rare one', () => {
    expect(found(folder.open(), 'evier')).toEqual({ count: 1, texts: [] });
  });

  it('gives what was indexed first before what came later', () => {
    const database = folder.open();
    index(database, ['inox', 'inox']);
    index(database, ['bois', 'inox'], 3);
    expect(found(database, 'inox')).toEqual({ count: 3, texts: [1, 2, 4] });
    expect(found(database, 'inox', 1).texts).toEqual([1]);
  });

  it('counts all texts of a frequent word, and keeps as many as a search looks at', () => {
    const database = folder.open();
    index(database, Array(MOST_HITS + 5).fill('inox'));
    const look = createWordIndex(database);
    for (const { count, texts } of [look('inox'), look('inox')]) {
      const ids = texts(MOST_HITS + 5);
      expect([count, ids[0], ids.at(-1), ids.length]).toEqual([MOST_HITS + 5, 1, MOST_HITS, MOST_HITS]);
    }
  });

  it('finds each of many words', () => {
    const database = folder.open();
    const texts = Array.from({ length: 5000 }, (_, place) => `mot${place}`);
    index(database, texts);
    const wrong = texts.filter((word, place) => found(database, word).texts.join() !== String(place + 1));
    expect(wrong).toEqual([]);
  });

  it('is made anew from the stored texts', () => {
    const database = folder.open();
    index(database, ['inox']);
    const insert = database.sqlite.prepare('INSERT INTO descriptions (id, text) VALUES (?, ?)');
    for (let id = 1; id <= 2500; id++) insert.run(id, id % 1000 === 0 ? 'bois' : 'verre');
    indexAnew(database);
    expect(found(database, 'inox').texts).toEqual([]);
    expect(found(database, 'bois')).toEqual({ count: 2, texts: [1000, 2000] });
  });
});
