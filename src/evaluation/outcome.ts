import type { Value } from '../fields/field.js';
import { sameValue } from './same-value.js';

/**
 * What an answer is worth, as WDC-PAVE counts it (https://arxiv.org/abs/2403.02130, in its letters): rightly `nothing`
 * (NN), `invented` where nothing is stated (NV), a value `missed` (VN), `right` (VC) or `wrong` (VW).
 */
export type Outcome = 'nothing' | 'invented' | 'missed' | 'right' | 'wrong';

/** @param value the answer, null when there is none  @param accepted the right values, null when nothing is stated */
export function outcomeOf(value: Value, accepted: readonly Value[] | null): Outcome {
  const silent = value === null || (Array.isArray(value) && value.length === 0);
  if (accepted === null) return silent ? 'nothing' : 'invented';
  if (silent) return 'missed';
  return accepted.some((right) => sameValue(value, right)) ? 'right' : 'wrong';
}

/** Whether an answer is an error: invented, missing or wrong. */
export function isError(outcome: Outcome): boolean {
  return outcome === 'invented' || outcome === 'missed' || outcome === 'wrong';
}
