import type { Database } from '../database/open-database.js';
import { headWords, rarestPostings } from './postings.js';
import { type RankedText, rankTexts } from './rank-texts.js';
import { countTexts, createWordIndex } from './word-index.js';

/** The most texts that are worth a closer look. */
const MOST_TEXTS = 500;
/** Descriptions whose texts are remembered: all fields of a lookup ask for the same ones, several lookups at a time. */
const REMEMBERED = 64;

/** Finds the texts that share the most telling words with a description, best first. */
export function createTextFinder(database: Database): (description: string) => readonly RankedText[] {
  const look = createWordIndex(database);
  const texts = countTexts(database);
  const remembered = new Map<string, readonly RankedText[]>();

  function find(description: string): readonly RankedText[] {
    return rankTexts(rarestPostings(headWords(description).map(look)), texts).slice(0, MOST_TEXTS);
  }

  return (description) => {
    const known = remembered.get(description);
    if (known) return known;
    const found = find(description);
    const [oldest] = remembered.keys();
    if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(description, found);
    return found;
  };
}
