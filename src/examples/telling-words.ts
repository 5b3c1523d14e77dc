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

/** The rarest words, as many as stand in few enough texts together. @param hits in how many texts a word stands, roughly */
export function tellingWords(words: readonly string[], hits: (word: string) => number): readonly string[] {
  const byRarity = words.map((word) => ({ word, hits: hits(word) })).sort((a, b) => a.hits - b.hits);
  const telling: string[] = [];
  let looked = 0;
  for (const entry of byRarity.slice(0, MOST_WORDS)) {
    looked += entry.hits;
    if (telling.length > 0 && looked > MOST_HITS) break;
    telling.push(entry.word);
  }
  return telling;
}
