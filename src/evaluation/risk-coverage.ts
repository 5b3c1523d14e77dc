import type { ScoredAnswer } from './trial.js';

/** Where one ends up by keeping only values of at least some confidence. */
export interface CurvePoint {
  /** The least confidence kept; undefined where values of unknown confidence are kept too. */
  readonly confidence: number | undefined;
  /** Values kept a slot, 0 to 1. */
  readonly coverage: number;
  /** The part of the values kept that is wrong, 0 to 1. */
  readonly risk: number;
}

/**
 * The risk–coverage curve of one composition (El-Yaniv and Wiener 2010): values are taken by falling confidence, equal
 * ones together, and those of unknown confidence last, as one step.
 */
export function riskCoverage(answers: readonly ScoredAnswer[]): readonly CurvePoint[] {
  const given = answers
    .filter(({ outcome }) => outcome === 'invented' || outcome === 'right' || outcome === 'wrong')
    .map(({ outcome, answer }) => ({ wrong: outcome !== 'right', confidence: answer.confidence }))
    .sort((a, b) => (b.confidence ?? -1) - (a.confidence ?? -1));
  const points: CurvePoint[] = [];
  let wrong = 0;
  given.forEach((one, index) => {
    if (one.wrong) wrong++;
    if (given[index + 1]?.confidence === one.confidence && index + 1 < given.length) return;
    const kept = index + 1;
    points.push({ confidence: one.confidence, coverage: kept / answers.length, risk: wrong / kept });
  });
  return points;
}
