/** How often each word stands in the texts of each answer. */
export interface WordCounts {
  /** Texts and words, an answer. */
  readonly answers: ReadonlyMap<
    string,
    { readonly texts: number; readonly words: ReadonlyMap<string, number>; readonly total: number }
  >;
  readonly words: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Counts the words of texts whose answer is known. */
export function countWords(
  texts: readonly { readonly answer: string; readonly words: readonly string[] }[],
): WordCounts {
  const answers = new Map<string, { texts: number; words: Map<string, number>; total: number }>();
  const all = new Map<string, number>();
  let total = 0;
  for (const { answer, words } of texts) {
    const counts = answers.get(answer) ?? { texts: 0, words: new Map<string, number>(), total: 0 };
    answers.set(answer, counts);
    counts.texts++;
    counts.total += words.length;
    total += words.length;
    for (const word of words) {
      counts.words.set(word, (counts.words.get(word) ?? 0) + 1);
      all.set(word, (all.get(word) ?? 0) + 1);
    }
  }
  return { answers, words: all, total };
}

/**
 * Complement naive Bayes (Rennie et al. 2003): an answer fits a text as far as the texts of all other answers lack its words.
 * A score a word on average, less the mean over the answers; 0 for an answer never seen.
 */
export function complementScores(counts: WordCounts, words: readonly string[]): ReadonlyMap<string, number> {
  const known = words.filter((word) => counts.words.has(word));
  const scores = new Map<string, number>();
  if (known.length === 0 || counts.answers.size < 2) return scores;
  let sum = 0;
  for (const [answer, own] of counts.answers) {
    const rest = counts.total - own.total + counts.words.size;
    let score = 0;
    for (const word of known)
      score -= Math.log(((counts.words.get(word) ?? 0) - (own.words.get(word) ?? 0) + 1) / rest);
    scores.set(answer, score / known.length);
    sum += score / known.length;
  }
  const mean = sum / counts.answers.size;
  for (const [answer, score] of scores) scores.set(answer, score - mean);
  return scores;
}
