import type { Value } from '../../fields/field.js';
import type { CandidateSet, TextSpan } from '../candidates/candidate.js';
import { answerKey } from '../candidates/known-text.js';

/** A value with all that speaks for it. */
export interface ValueChance {
  readonly value: Value;
  /** The summed probability of the candidates that give it. */
  readonly chance: number;
  /** Where the most probable of them stands. */
  readonly span?: TextSpan;
}

/** The values that the candidates of a candidate set give, null for nothing, the most probable first. */
export function valueChances(
  candidates: CandidateSet['candidates'],
  chances: readonly number[],
): readonly ValueChance[] {
  const sums = new Map<string, { value: Value; chance: number; best: number; span?: TextSpan }>();
  candidates.forEach(({ value, span }, index) => {
    const chance = chances[index] ?? 0;
    const sum = sums.get(answerKey(value)) ?? { value, chance: 0, best: -1 };
    sum.chance += chance;
    if (span && chance > sum.best) {
      sum.best = chance;
      sum.span = span;
    }
    sums.set(answerKey(value), sum);
  });
  return [...sums.values()].sort((a, b) => b.chance - a.chance);
}
