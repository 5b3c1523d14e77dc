import { searchWords } from '../text/search-words.js';

/** The title and the first sentences; further on, unlike products are described alike. */
const LEAD = 300;
const MOST_WORDS = 24;
/** Texts to look at for all words together: what keeps a search quick in a large catalogue. */
export const MOST_HITS = 1500;

/** A word by the texts that hold it. */
export interface Postings {
  /** In how many texts it stands. */
  readonly count: number;
  /** The ids of such texts, `most` at most. */
  texts(most: number): readonly number[];
}

/** The words at the head of a description, folded as those of the index are. */
export function headWords(description: string): readonly string[] {
  return searchWords(description.slice(0, LEAD));
}

/** The texts that hold each of the most telling words, the rarest word first, until enough texts are seen. */
export function rarestPostings(words: readonly Postings[]): readonly (readonly number[])[] {
  const byRarity = words.toSorted((a, b) => a.count - b.count);
  const found: (readonly number[])[] = [];
  let left = MOST_HITS;
  for (const { count, texts } of byRarity.slice(0, MOST_WORDS)) {
    // A part of a frequent word's texts tells nothing; it is better than no text at all.
    if (left <= 0 || (count > left && left < MOST_HITS)) break;
    const ids = texts(left);
    left -= ids.length;
    found.push(ids);
  }
  return found;
}
