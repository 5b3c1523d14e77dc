import type { Outcome } from './outcome.js';

/** How many answers had each outcome. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** Shares from 0 to 1; undefined where there is nothing to take a share of. */
export interface Rates {
  /** Of the values given, how many are right; a value where nothing is stated is wrong. */
  readonly precision: number | undefined;
  /** Of the values stated, how many were given. */
  readonly recall: number | undefined;
  readonly f1: number | undefined;
  /** Of the fields that the texts do not state, how many were given a value. */
  readonly hallucination: number | undefined;
}

/** Counts outcomes. */
export function countOutcomes(outcomes: Iterable<Outcome>): OutcomeCounts {
  const counts = { nothing: 0, invented: 0, missed: 0, right: 0, wrong: 0 };
  for (const outcome of outcomes) counts[outcome]++;
  return counts;
}

/** Precision, recall, F1 and hallucination by the rule of WDC-PAVE (micro averages). */
export function ratesOf({ nothing, invented, missed, right, wrong }: OutcomeCounts): Rates {
  const given = invented + right + wrong;
  const stated = missed + right + wrong;
  return {
    precision: share(right, given),
    recall: share(right, stated),
    f1: share(2 * right, given + stated),
    hallucination: share(invented, nothing + invented),
  };
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
