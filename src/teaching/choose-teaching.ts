/** A text that may be asked about. */
export interface TeachingText {
  /** Its words, each once. */
  readonly words: readonly string[];
  /** How doubtful the engine is about it, 0 to 1. */
  readonly doubt: number;
}

/** A word that was met before says this part of what it said the last time. */
const FADING = 0.5;

/**
 * The texts that would teach most, the best first: those that the engine is in doubt about, with words that many others
 * have, too, and that were not taught yet (greedy coverage, Nemhauser, Wolsey and Fisher 1978); the more a text is like
 * one that was chosen or is known, the less it is worth. A long text has more words to teach, but costs more to ask
 * about: its worth grows with the root of its length.
 * @param known words of the texts that are examples already, each once a text
 * @returns indexes into `texts`
 */
export function chooseTeaching(
  texts: readonly TeachingText[],
  known: Iterable<readonly string[]>,
  count: number,
): readonly number[] {
  const numbers = new Map<string, number>();
  const bags = texts.map(({ words }) => numbered(words, numbers, true));
  const worths = wordWorths(bags, numbers.size);
  const nearest = new Float64Array(texts.length);
  const meet = (bag: Int32Array, size: number) => {
    const held = new Uint8Array(numbers.size);
    for (const word of bag) {
      held[word] = 1;
      worths[word] = (worths[word] ?? 0) * FADING;
    }
    bags.forEach((other, index) => {
      nearest[index] = Math.max(nearest[index] ?? 0, overlapOf(other, held, size));
    });
  };
  for (const words of known) meet(numbered(words, numbers, false), words.length);
  const open = new Set(texts.keys());
  const chosen: number[] = [];
  while (chosen.length < count && open.size > 0) {
    let best = { index: -1, worth: -1 };
    for (const index of open) {
      const bag = bags[index] as Int32Array;
      const taught = 1 - (nearest[index] ?? 0);
      const worth = (texts[index]?.doubt ?? 0) * taught * (sumOf(bag, worths) / Math.sqrt(Math.max(1, bag.length)));
      if (worth > best.worth) best = { index, worth };
    }
    open.delete(best.index);
    chosen.push(best.index);
    const bag = bags[best.index] as Int32Array;
    meet(bag, bag.length);
  }
  return chosen;
}

/** The numbers of words; those without one get one, or are left out. */
function numbered(words: readonly string[], numbers: Map<string, number>, isNew: boolean): Int32Array {
  return Int32Array.from(
    words.flatMap((word) => {
      const number = numbers.get(word) ?? (isNew ? numbers.size : undefined);
      if (number === undefined) return [];
      numbers.set(word, number);
      return [number];
    }),
  );
}

/** A word of one text alone tells nothing of others; one of many tells more, but not as many times more. */
function wordWorths(bags: readonly Int32Array[], words: number): Float64Array {
  const holders = new Float64Array(words);
  for (const bag of bags) for (const word of bag) holders[word] = (holders[word] ?? 0) + 1;
  return holders.map((times) => (times > 1 ? Math.sqrt(times) : 0));
}

/** The part of their words that a text shares with another one, of which those held and their number are known (Jaccard). */
function overlapOf(bag: Int32Array, held: Uint8Array, size: number): number {
  const shared = sumOf(bag, held);
  const all = bag.length + size - shared;
  return all === 0 ? 1 : shared / all;
}

function sumOf(bag: Int32Array, amounts: Float64Array | Uint8Array): number {
  let sum = 0;
  for (const word of bag) sum += amounts[word] ?? 0;
  return sum;
}
