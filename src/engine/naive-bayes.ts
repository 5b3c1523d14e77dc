/** How often each word stands in the texts of each answer. */
export interface WordCounts {
  /** The words of an answer's texts: each that several texts have, and the number of all. */
  readonly answers: ReadonlyMap<string, { readonly words: ReadonlyMap<string, number>; readonly total: number }>;
  readonly words: ReadonlyMap<string, number>;
  readonly total: number;
}

/** For so many texts more, a word must stand in one more to be kept. */
const TEXTS_A_WORD = 400;

/** Counts the words of texts whose answer is known. */
export function countWords(
  texts: readonly { readonly answer: string; readonly words: readonly string[] }[],
): WordCounts {
  const answers = new Map<string, { words: Map<string, number>; total: number }>();
  const all = new Map<string, number>();
  let total = 0;
  for (const { answer, words } of texts) {
    const counts = answers.get(answer) ?? { words: new Map<string, number>(), total: 0 };
    answers.set(answer, counts);
    counts.total += words.length;
    total += words.length;
    for (const word of words) {
      counts.words.set(word, (counts.words.get(word) ?? 0) + 1);
      all.set(word, (all.get(word) ?? 0) + 1);
    }
  }
  const least = 2 + Math.floor(texts.length / TEXTS_A_WORD);
  return withoutRare({ answers, words: all, total }, least);
}

/** A word that stands in one text only cannot tell anything of another; of many texts, only frequent words are kept. */
function withoutRare({ answers, words, total }: WordCounts, least: number): WordCounts {
  const isFrequent = ([word]: readonly [string, number]) => (words.get(word) ?? 0) >= least;
  const frequent = (counts: ReadonlyMap<string, number>) => new Map([...counts].filter(isFrequent));
  const kept = [...answers].map(([answer, counts]) => [answer, { ...counts, words: frequent(counts.words) }] as const);
  return { answers: new Map(kept), words: frequent(words), total };
}

/**
 * Complement naive Bayes (Rennie et al. 2003): an answer fits a text as far as the texts of all other answers lack its words.
 * A score a word on average, less the mean over the answers.
 * @param without the answers of this very text, when it is among the counted ones: it is left out
 */
export function complementScores(
  counts: WordCounts,
  words: readonly string[],
  without: readonly string[] = [],
): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  const times = without.length;
  const known = words.filter((word) => (counts.words.get(word) ?? 0) > times);
  if (known.length === 0 || counts.answers.size < 2) return scores;
  const all = known.map((word) => (counts.words.get(word) ?? 0) - times);
  let sum = 0;
  for (const [answer, own] of counts.answers) {
    const left = without.includes(answer) ? 1 : 0;
    const rest = counts.total - own.total - (times - left) * words.length + counts.words.size;
    let score = Math.log(rest);
    known.forEach((word, index) => {
      const others = (all[index] ?? 0) - ((own.words.get(word) ?? 0) - left);
      score -= Math.log(others + 1) / known.length;
    });
    scores.set(answer, score);
    sum += score;
  }
  const mean = sum / counts.answers.size;
  for (const [answer, score] of scores) scores.set(answer, score - mean);
  return scores;
}
