import { searchWords } from './search-words.js';

/** The title and the first sentences; further on, unlike products are described alike. */
const LEAD = 300;
const MOST_WORDS = 24;
/** Texts to look at for all words together: what keeps a search quick in a large catalogue. */
export const MOST_HITS = 1500;

/** The words at the head of a description, folded as the full-text index folds them. */
export function leadWords(description: string): readonly string[] {
  return searchWords(description.slice(0, LEAD));
}

/**
 * The texts that hold each of the most telling words, the rarest word first, until enough texts are seen.
 * @param estimate in how many texts a word stands, roughly
 * @param read the ids of the texts that hold a word, so many at most
 */
export function readHits(
  words: readonly string[],
  estimate: (word: string) => number,
  read: (word: string, most: number) => readonly number[],
): readonly (readonly number[])[] {
  const byRarity = words.map((word) => ({ word, hits: estimate(word) })).sort((a, b) => a.hits - b.hits);
  const found: (readonly number[])[] = [];
  let left = MOST_HITS;
  for (const { word, hits } of byRarity.slice(0, MOST_WORDS)) {
    // A part of a frequent word's texts tells nothing; it is better than no text at all.
    if (left <= 0 || (hits > left && left < MOST_HITS)) break;
    const ids = read(word, left);
    left -= ids.length;
    found.push(ids);
  }
  return found;
}
