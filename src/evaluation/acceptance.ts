import { type ObservedShare, observedShare } from '../decisions/binomial.js';
import type { ScoredAnswer } from './trial.js';

/** What came of the promise that a part of the accepted values is right. */
export interface Acceptance {
  readonly accepted: number;
  /** Of the values that are right, which part was accepted, 0 to 1. */
  readonly share: number;
  /** Which part of the accepted is right, with its 95 % interval. */
  readonly precision: ObservedShare;
}

/** Counts decided answers; undefined where nothing was decided. */
export function acceptanceOf(answers: readonly ScoredAnswer[]): Acceptance | undefined {
  if (!answers.some(({ answer }) => answer.decision !== undefined)) return undefined;
  const accepted = answers.filter(({ answer }) => answer.decision === 'accept');
  const isRight = ({ outcome }: ScoredAnswer) => outcome === 'right';
  const right = accepted.filter(isRight).length;
  const share = right / Math.max(1, answers.filter(isRight).length);
  return { accepted: accepted.length, share, precision: observedShare(right, accepted.length) };
}
