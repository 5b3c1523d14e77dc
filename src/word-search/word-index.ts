import type { Database } from '../database/open-database.js';
import { once } from '../memoize.js';
import { findPostings, postingBlockId } from './posting-block.js';
import { MOST_HITS, type Postings } from './postings.js';
import { wordKey } from './word-keys.js';

const LAST_TEXT = 2 ** 32 - 1;

/** How many texts there are, or a little more: their highest number, since counting a million takes its time. */
export function countTexts({ sqlite }: Database): number {
  return sqlite.prepare('SELECT coalesce(max(id), 0) FROM descriptions').pluck().get() as number;
}

/** Words that are remembered with their rows and texts: up to some 20 KB each in a large catalogue. */
const MOST_REMEMBERED = 1000;

/** Finds in how many texts a search word stands, at least in one, and the ids of those that were stored first: of a frequent word not all. */
export function createWordIndex({ sqlite }: Database): (word: string) => Postings {
  const rowsOf = sqlite.prepare('SELECT entries FROM word_texts WHERE id BETWEEN ? AND ? ORDER BY id').pluck();
  /** Words that most descriptions have, so that their rows are read again only where no rarer word is found. */
  const frequent = new Map<string, Postings>();
  const others = new Map<string, Postings>();

  function entriesOf(word: string): readonly Postings[] {
    const key = wordKey(word);
    const rows = rowsOf.all(postingBlockId(key, 0), postingBlockId(key, LAST_TEXT)) as Uint8Array[];
    return rows.flatMap((row) => findPostings(row, key) ?? []);
  }

  return (word) => {
    const known = frequent.get(word) ?? others.get(word);
    if (known) return known;
    const entries = entriesOf(word);
    const count = entries.reduce((sum, entry) => sum + entry.count, 0);
    if (count > MOST_HITS) frequent.set(word, { count, texts: (most) => firstTexts(entriesOf(word), most) });
    const ids = once(() => firstTexts(entries, MOST_HITS));
    const postings = {
      count: Math.max(1, count),
      texts: (most: number) => (ids().length > most ? ids().slice(0, most) : ids()),
    };
    if (others.size >= MOST_REMEMBERED) others.clear();
    // What stands nowhere, such as a product's own number, does not come again.
    if (count > 0 && count <= MOST_HITS) others.set(word, postings);
    return postings;
  };
}

function firstTexts(entries: readonly Postings[], most: number): readonly number[] {
  return entries.flatMap(({ texts }) => texts(most)).slice(0, most);
}
