/** A text that may be asked about. */
export interface TeachingText {
  /** Its words, each once. */
  readonly words: readonly string[];
  /** How doubtful the engine is about it, 0 to 1. */
  readonly doubt: number;
}

/** A word that was met so often says half as much the next time. */
const FADING = 0.5;
/** How far long texts, which have more words to teach but cost more, come first: 1 for as many times as they are longer. */
const FOR_LENGTH = Number(process.env.FORLEN ?? 0.5);
const DOUBT = Number(process.env.DOUBT ?? 1);
const FREQ = Number(process.env.FREQ ?? 0.5);

/**
 * The texts that would teach most, the best first: those that the engine is in doubt about, with words that many others
 * have, too, and that were not taught yet. What is chosen makes texts like it worth less (greedy maximization of a
 * submodular coverage, Nemhauser, Wolsey and Fisher 1978; lazily, Minoux 1978).
 * @param known words of texts that are examples already, each once a text
 * @returns indexes into `texts`
 */
export function chooseTexts(
  texts: readonly TeachingText[],
  known: Iterable<readonly string[]>,
  count: number,
): readonly number[] {
  const holders = new Map<string, number>();
  for (const { words } of texts) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  const left = new Map([...holders].map(([word, times]) => [word, times > 1 ? times ** FREQ : 0]));
  const meet = (words: readonly string[]) => {
    for (const word of words) {
      const worth = left.get(word);
      if (worth !== undefined) left.set(word, worth * FADING);
    }
  };
  for (const words of known) meet(words);
  const worthOf = (index: number) => {
    const { words, doubt } = texts[index] as TeachingText;
    const sum = words.reduce((total, word) => total + (left.get(word) ?? 0), 0);
    return words.length === 0 ? 0 : (doubt ** DOUBT * sum) / words.length ** (1 - FOR_LENGTH);
  };
  const queue = texts.map((_, index) => ({ index, worth: worthOf(index) }));
  const chosen: number[] = [];
  while (chosen.length < count && queue.length > 0) {
    queue.sort((a, b) => b.worth - a.worth);
    // What was worth most may be worth less by now, never more.
    let best = 0;
    for (let place = 0; place < queue.length; place++) {
      const one = queue[place] as (typeof queue)[number];
      if (place > 0 && one.worth <= (queue[best] as typeof one).worth) break;
      one.worth = worthOf(one.index);
      if (one.worth > (queue[best] as typeof one).worth) best = place;
    }
    const [taken] = queue.splice(best, 1);
    if (!taken) break;
    chosen.push(taken.index);
    meet((texts[taken.index] as TeachingText).words);
  }
  return chosen;
}
