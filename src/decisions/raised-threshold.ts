import type { KnownOutcome } from './accept-threshold.js';
import { chanceOfAtMost } from './binomial.js';

/** From so improbable a number of mistakes on, the promise is taken for broken. */
const SUSPICION = 0.1;

/** Whether so many mistakes among accepted answers speak against a precision: too many for chance, or for enough answers simply too many. */
export function contradicts(mistakes: number, answers: number, precision: number): boolean {
  if (mistakes === 0) return false;
  const allowed = 1 - precision;
  if (answers * allowed >= 1 && mistakes / answers > allowed) return true;
  return 1 - chanceOfAtMost(mistakes - 1, answers, allowed) < SUSPICION;
}

/** The lowest threshold, no lower than the given one, whose own outcomes do not contradict the precision; Infinity where all do. */
export function raisedThreshold(threshold: number, outcomes: readonly KnownOutcome[], precision: number): number {
  const accepted = outcomes
    .filter(({ confidence }) => confidence >= threshold)
    .sort((a, b) => b.confidence - a.confidence);
  let count = accepted.length;
  let mistakes = accepted.filter(({ right }) => !right).length;
  while (count > 0) {
    if (!contradicts(mistakes, count, precision))
      return count === accepted.length ? threshold : (accepted[count - 1]?.confidence ?? threshold);
    const lowest = accepted[count - 1]?.confidence;
    while (count > 0 && accepted[count - 1]?.confidence === lowest) {
      count--;
      if (!accepted[count]?.right) mistakes--;
    }
  }
  return accepted.length === 0 ? threshold : Number.POSITIVE_INFINITY;
}
