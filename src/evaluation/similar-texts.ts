import { searchWords, wordOverlap } from '../examples/search-words.js';

/** From this share of words in common on, one text gives away what the other says. */
const SIMILAR = 0.6;

/**
 * Groups texts so that any two that share most of their words are in one group, also through others between them.
 * @returns indexes into `texts`, a group
 */
export function groupSimilar(texts: readonly string[]): readonly (readonly number[])[] {
  const bags = rarestFirst(texts.map(searchWords));
  const sets = bags.map((words) => new Set(words));
  const groups = createGroups(texts.length);
  const holders = new Map<string, number[]>();
  bags.forEach((words, text) => {
    const telling = words.slice(0, tellingCount(words.length));
    for (const other of new Set(telling.flatMap((word) => holders.get(word) ?? []))) {
      if (groups.find(other) !== groups.find(text) && isSimilar(sets[other], sets[text])) groups.join(other, text);
    }
    for (const word of telling) {
      const list = holders.get(word);
      if (list) list.push(text);
      else holders.set(word, [text]);
    }
  });
  return groups.all();
}

/**
 * Similar texts share at least one of so many of their rarest words (prefix filtering, Chaudhuri, Ganti and Kaushik
 * 2006), so that only texts that do need to be compared.
 */
function tellingCount(words: number): number {
  return words - Math.ceil(SIMILAR * words) + 1;
}

function rarestFirst(bags: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const word of bags.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rank = (one: string, other: string) =>
    (counts.get(one) ?? 0) - (counts.get(other) ?? 0) || (one < other ? -1 : 1);
  return bags.map((words) => words.toSorted(rank));
}

function isSimilar(some: ReadonlySet<string> | undefined, others: ReadonlySet<string> | undefined): boolean {
  return some !== undefined && others !== undefined && wordOverlap(some, others) >= SIMILAR;
}

/** Disjoint sets with path halving. */
function createGroups(size: number) {
  const parents = Array.from({ length: size }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    for (let parent = parents[root] ?? root; parent !== root; parent = parents[root] ?? root) {
      parents[root] = parents[parent] ?? parent;
      root = parent;
    }
    return root;
  };
  return {
    find,
    join(one: number, other: number) {
      parents[find(other)] = find(one);
    },
    all(): readonly (readonly number[])[] {
      const byRoot = new Map<number, number[]>();
      parents.forEach((_, index) => {
        const root = find(index);
        const group = byRoot.get(root);
        if (group) group.push(index);
        else byRoot.set(root, [index]);
      });
      return [...byRoot.values()];
    },
  };
}
