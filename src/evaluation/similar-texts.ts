import { searchWords } from '../text/search-words.js';
import { createDisjointSets } from './disjoint-sets.js';

/** From this share of words in common on (Jaccard), one text gives away what the other says. */
const SIMILAR = 0.6;

/** The words of a text by number, the rarest first. */
type Bag = Uint32Array;

/**
 * Groups texts so that any two that share most of their words are in one group, also through others between them.
 * Similar texts share at least one of their rarest words (prefix filtering, Chaudhuri, Ganti and Kaushik 2006) and are
 * about as long, so that only texts that do are compared.
 * @returns indexes into `texts`, a group
 */
export function groupSimilar(texts: readonly string[]): readonly (readonly number[])[] {
  const bags = rarestFirst(texts.map(searchWords));
  const groups = createDisjointSets(texts.length);
  const holders = new Map<number, number[]>();
  const byLength = bags.map((bag, index) => ({ bag, index })).sort((a, b) => a.bag.length - b.bag.length);
  const compared = new Int32Array(texts.length).fill(-1);
  for (const { bag, index } of byLength) {
    for (const word of telling(bag)) {
      const known = holders.get(word) ?? [];
      for (let place = known.length - 1; place >= 0; place--) {
        const other = known[place] ?? 0;
        const shorter = bags[other] ?? bag;
        if (shorter.length < SIMILAR * bag.length) break;
        if (compared[other] === index) continue;
        compared[other] = index;
        if (!groups.joined(other, index) && isSimilar(shorter, bag)) groups.join(other, index);
      }
      known.push(index);
      holders.set(word, known);
    }
  }
  return groups.all();
}

/** Of two similar texts, one of the words is among these of both. */
function telling(bag: Bag): Bag {
  return bag.subarray(0, bag.length - Math.ceil(SIMILAR * bag.length) + 1);
}

function rarestFirst(texts: readonly (readonly string[])[]): readonly Bag[] {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const byRarity = [...counts].sort(([, one], [, other]) => one - other);
  const ranks = new Map(byRarity.map(([word], rank) => [word, rank]));
  return texts.map((words) => Uint32Array.from(words, (word) => ranks.get(word) ?? 0).sort());
}

/** Walks through both in their common order, and stops when too few words are left. */
function isSimilar(one: Bag, other: Bag): boolean {
  const needed = (SIMILAR / (1 + SIMILAR)) * (one.length + other.length);
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (shared + Math.min(one.length - i, other.length - j) < needed - 1e-9) return false;
    const [left = 0, right = 0] = [one[i], other[j]];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared >= needed - 1e-9;
}
