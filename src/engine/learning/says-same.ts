import type { Value } from '../../fields/field.js';
import { answerKey } from '../candidates/known-text.js';
import { isNear } from './label-candidates.js';

/** Whether an answer is what an example says, numbers but for rounding. */
export function saysSame(answer: Value, value: Value): boolean {
  if (typeof answer === 'number' && typeof value === 'number') return isNear(answer, value);
  return answerKey(answer) === answerKey(value);
}
