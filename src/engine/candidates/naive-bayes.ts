/** How often each word stands in the texts of each answer. */
export interface WordCounts {
  readonly answers: readonly string[];
  /** How many texts each answer has. */
  readonly texts: readonly number[];
  /** The words of each answer's texts, counted once a text. */
  readonly totals: readonly number[];
  /** The texts that a word stands in: the place of an answer and their number, for each of its answers. Rare words are left out. */
  readonly words: ReadonlyMap<string, readonly number[]>;
}

/** For each further `TEXTS_A_WORD` texts a word must stand in one more to be kept; one that stands in one text only tells nothing of others. */
const TEXTS_A_WORD = 400;
/** How often a word is taken to stand in texts that it was not seen in. */
const UNSEEN = 0.3;
/** How many words it takes to take their mean as it is; it says less of fewer, and more of more. */
const ENOUGH = 25;

/** Counts the words of texts whose answer is known. */
export function countWords(
  texts: readonly { readonly answer: string; readonly words: readonly string[] }[],
): WordCounts {
  const places = new Map<string, number>();
  const [seen, totals]: [number[], number[]] = [[], []];
  const counts = new Map<string, number[]>();
  for (const { answer, words } of texts) {
    const place = places.get(answer) ?? places.size;
    places.set(answer, place);
    seen[place] = (seen[place] ?? 0) + 1;
    totals[place] = (totals[place] ?? 0) + words.length;
    for (const word of words) {
      const pairs = counts.get(word) ?? [];
      if (pairs.length === 0) counts.set(word, pairs);
      addTo(pairs, place);
    }
  }
  const least = 2 + Math.floor(texts.length / TEXTS_A_WORD);
  return {
    answers: [...places.keys()],
    texts: seen,
    totals,
    words: new Map([...counts].filter(([, pairs]) => sumOf(pairs) >= least)),
  };
}

/**
 * Complement naive Bayes (Rennie et al. 2003): an answer fits a text as far as the texts of all other answers lack its words.
 * A score a word on average, less the mean over the answers, and more the more words there are.
 * @param without the answers of this very text, when it is among the counted ones: it is left out
 */
export function complementScores(
  { answers, totals, words: counts }: WordCounts,
  words: readonly string[],
  without: readonly string[] = [],
): ReadonlyMap<string, number> {
  const left = answers.map((answer) => (without.includes(answer) ? 1 : 0));
  const own = answers.map(() => 0);
  let known = 0;
  for (const word of words) {
    const pairs = counts.get(word);
    const holders = pairs ? sumOf(pairs) - without.length : 0;
    if (!pairs || holders <= 0) continue;
    known++;
    for (let i = 0; i < pairs.length; i += 2) {
      const place = pairs[i] ?? 0;
      const others = holders - (pairs[i + 1] ?? 0) + (left[place] ?? 0);
      own[place] = (own[place] ?? 0) + Math.log((holders + UNSEEN) / (others + UNSEEN));
    }
  }
  if (known === 0 || answers.length < 2) return new Map();
  const total = totals.reduce((sum, count) => sum + count, counts.size);
  const scores = answers.map((_, place) => {
    const rest = total - (totals[place] ?? 0) - (without.length - (left[place] ?? 0)) * words.length;
    return Math.log(rest) + (own[place] ?? 0) / known;
  });
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const trust = Math.sqrt(known / ENOUGH);
  return new Map(answers.map((answer, place) => [answer, ((scores[place] ?? 0) - mean) * trust]));
}

/** How many texts it takes to believe that a word tells of an answer. */
const DOUBT = 3;

/**
 * The word that speaks most for each answer: the log of how many times more common the answer is where the word stands.
 * Nothing for an answer that none of the words has.
 * @param without as above
 */
export function strongestWords(
  { answers, texts, words: counts }: WordCounts,
  words: readonly string[],
  without: readonly string[] = [],
): ReadonlyMap<string, number> {
  const all = texts.reduce((sum, count) => sum + count, 0) - without.length;
  const best = new Map<string, number>();
  for (const word of words) {
    const pairs = counts.get(word) ?? [];
    const holders = sumOf(pairs) - without.length;
    for (let i = 0; i < pairs.length; i += 2) {
      const [place = 0, count = 0] = [pairs[i], pairs[i + 1]];
      const answer = answers[place] ?? '';
      const left = without.includes(answer) ? 1 : 0;
      if (count <= left) continue;
      const share = ((texts[place] ?? 0) - left + 0.5) / (all + 1);
      const lift = Math.log((count - left + DOUBT * share) / (holders + DOUBT) / share);
      if (lift > (best.get(answer) ?? 0)) best.set(answer, lift);
    }
  }
  return best;
}

/** The texts of an answer that a word stands in, and those of all answers. */
export function countsOf(
  word: string,
  answer: string,
  { answers, words }: WordCounts,
): readonly [own: number, all: number] {
  const pairs = words.get(word) ?? [];
  const place = answers.indexOf(answer);
  for (let i = 0; i < pairs.length; i += 2) if (pairs[i] === place) return [pairs[i + 1] ?? 0, sumOf(pairs)];
  return [0, sumOf(pairs)];
}

/** How many texts a word stands in; 0 for a rare one. */
export function textsOf(word: string, { words }: WordCounts): number {
  return sumOf(words.get(word) ?? []);
}

function addTo(pairs: number[], place: number): void {
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i] !== place) continue;
    pairs[i + 1] = (pairs[i + 1] ?? 0) + 1;
    return;
  }
  pairs.push(place, 1);
}

function sumOf(pairs: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < pairs.length; i += 2) sum += pairs[i] ?? 0;
  return sum;
}
