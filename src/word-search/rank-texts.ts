/** A text that shares words with a description. */
export interface RankedText {
  readonly id: number;
  /** Sum of the shared words' weights. */
  readonly score: number;
}

/**
 * Texts by what they share with a description, most first; a word weighs log(1 + (texts - hits + 0.5) / (hits + 0.5)),
 * the inverse document frequency of Okapi BM25.
 * @param hits the ids of the texts that hold each word
 * @param texts how many texts there are
 */
export function rankTexts(hits: Iterable<readonly number[]>, texts: number): readonly RankedText[] {
  const scores = new Map<number, number>();
  for (const ids of hits) {
    const weight = Math.log(1 + Math.max(0, texts - ids.length + 0.5) / (ids.length + 0.5));
    for (const id of ids) scores.set(id, (scores.get(id) ?? 0) + weight);
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score || a.id - b.id);
}

/** A score set against the length of its text: a long text shares words by chance (b of Okapi BM25, 0.5). */
export function scoreForLength(score: number, length: number, meanLength: number): number {
  return score / (0.5 + 0.5 * (length / meanLength));
}
