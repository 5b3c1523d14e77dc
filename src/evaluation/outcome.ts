import type { Value } from '../fields/field.js';
import { sameValue } from './same-value.js';

/**
 * What an answer is worth, as WDC-PAVE counts it (https://arxiv.org/abs/2403.02130): the first letter is the truth, the
 * second the answer; `n` is nothing, `v` a value, `c` the right value, `w` a wrong one.
 */
export type Outcome = 'nn' | 'nv' | 'vn' | 'vc' | 'vw';

/** @param value the answer, null when there is none  @param accepted the right values, null when nothing is stated */
export function outcomeOf(value: Value, accepted: readonly Value[] | null): Outcome {
  const silent = value === null || (Array.isArray(value) && value.length === 0);
  if (accepted === null) return silent ? 'nn' : 'nv';
  if (silent) return 'vn';
  return accepted.some((right) => sameValue(value, right)) ? 'vc' : 'vw';
}

/** Whether an answer is an error: invented, missing or wrong. */
export function isError(outcome: Outcome): boolean {
  return outcome === 'nv' || outcome === 'vn' || outcome === 'vw';
}
