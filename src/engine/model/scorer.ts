import type { Candidate, CandidateSet } from '../candidates/candidate.js';

/** How much the words of a text count together. */
const CONTEXT = 3;

/** A weight per feature name. */
export type WeightMap = ReadonlyMap<string, number>;

/** What a field's candidates are scored with. */
export interface Scorer {
  /** Weights of shared features, from what all fields share to what only this field knows; they add up. */
  readonly shared: readonly WeightMap[];
  readonly own: WeightMap;
  /** Weights of the words of a text, a slot. */
  readonly slots: ReadonlyMap<string, WeightMap>;
}

/** p(c) = softmax(w·f): a probability for each candidate of a candidate set, in their order. */
export function probabilities(scorer: Scorer, { candidates, context }: CandidateSet): readonly number[] {
  return softmax(candidates.map((candidate) => score(scorer, candidate, context)));
}

/** The softmax of scores: exp(s) over the sum of exp(s). */
export function softmax(scores: readonly number[]): readonly number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function score({ shared, own, slots }: Scorer, candidate: Candidate, context: readonly string[]): number {
  let total = 0;
  for (const [name, amount] of candidate.shared) {
    for (const weights of shared) total += (weights.get(name) ?? 0) * amount;
  }
  for (const name of candidate.own) total += own.get(name) ?? 0;
  const words = candidate.slot === undefined ? undefined : slots.get(candidate.slot);
  if (!words) return total;
  let sum = 0;
  for (const word of context) sum += words.get(word) ?? 0;
  return total + sum * contextAmount(context.length);
}

/** How much each of `count` words counts, so that long texts do not weigh more than short ones. */
export function contextAmount(words: number): number {
  return CONTEXT / Math.sqrt(Math.max(1, words));
}
