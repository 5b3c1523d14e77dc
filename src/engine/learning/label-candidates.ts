import type { Value } from '../../fields/field.js';
import type { CandidateSet } from '../candidates/candidate.js';
import { answerKey } from '../candidates/known-text.js';
import type { TrainingExample } from './training-example.js';

/** How far a catalogue that rounds in its own way may be from the text. */
const SLACK = 0.0025;

/** A candidate set with the candidates that give the known value marked as right; "nothing" is, when none of them does. */
export function labelCandidates(one: CandidateSet, value: Value, weight: number): TrainingExample {
  const stated = value !== null;
  const keys = new Set([value].flat().map(answerKey));
  const marked = (isRight: (answer: Value) => boolean) => one.candidates.map((candidate) => isRight(candidate.value));
  const same = marked((answer) => answer !== null && keys.has(answerKey(answer)));
  if (same.some(Boolean)) return { candidateSet: one, right: same, stated, weight };
  const near = marked((answer) => typeof answer === 'number' && typeof value === 'number' && isNear(answer, value));
  if (near.some(Boolean)) return { candidateSet: one, right: near, stated, weight };
  const nothing = marked((answer) => answer === null);
  return {
    candidateSet: one,
    right: nothing,
    stated: stated && !Array.isArray(value),
    weight,
    ...(stated && typeof value === 'string' && { missed: true }),
  };
}

/** Whether a number is a known one but for rounding. */
export function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SLACK * Math.abs(b);
}
