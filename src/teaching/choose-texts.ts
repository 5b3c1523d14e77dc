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
 * have, too, and that were not taught yet. What is chosen makes texts like it worth less: greedy maximization of a
 * submodular coverage (Nemhauser, Wolsey and Fisher 1978), lazily (Minoux 1978). A long text has more words to teach,
 * but costs more to ask about: its worth grows with the root of its length.
 * @param known words of the texts that are examples already, each once a text
 * @returns indexes into `texts`
 */
export function chooseTexts(
  texts: readonly TeachingText[],
  known: Iterable<readonly string[]>,
  count: number,
): readonly number[] {
  const worths = wordWorths(texts);
  for (const words of known) fade(worths, words);
  const worthOf = (index: number) => {
    const { words, doubt } = texts[index] as TeachingText;
    const sum = words.reduce((total, word) => total + (worths.get(word) ?? 0), 0);
    return words.length === 0 ? 0 : (doubt * sum) / Math.sqrt(words.length);
  };
  let waiting = texts.map((_, index) => ({ index, worth: worthOf(index) })).sort(byWorth);
  const chosen: number[] = [];
  while (chosen.length < count && waiting.length > 0) {
    const best = bestOf(waiting, worthOf);
    waiting = waiting.filter(({ index }) => index !== best).sort(byWorth);
    chosen.push(best);
    fade(worths, (texts[best] as TeachingText).words);
  }
  return chosen;
}

interface Waiting {
  readonly index: number;
  worth: number;
}

function byWorth(a: Waiting, b: Waiting): number {
  return b.worth - a.worth;
}

/** What was worth most may be worth less by now, never more: those behind it need no second look. */
function bestOf(waiting: readonly Waiting[], worthOf: (index: number) => number): number {
  let best = { index: -1, worth: -1 };
  for (const one of waiting) {
    if (one.worth <= best.worth) break;
    one.worth = worthOf(one.index);
    if (one.worth > best.worth) best = one;
  }
  return best.index;
}

/** A word of one text alone tells nothing of others; one of many tells more, but not as many times more. */
function wordWorths(texts: readonly TeachingText[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const { words } of texts) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  return new Map([...holders].map(([word, times]) => [word, times > 1 ? Math.sqrt(times) : 0]));
}

function fade(worths: Map<string, number>, words: readonly string[]): void {
  for (const word of words) {
    const worth = worths.get(word);
    if (worth !== undefined) worths.set(word, worth * FADING);
  }
}
