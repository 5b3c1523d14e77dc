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
  const counts = { nn: 0, nv: 0, vn: 0, vc: 0, vw: 0 };
  for (const outcome of outcomes) counts[outcome]++;
  return counts;
}

/** Precision, recall, F1 and hallucination by the rule of WDC-PAVE (micro averages). */
export function ratesOf({ nn, nv, vn, vc, vw }: OutcomeCounts): Rates {
  const given = nv + vc + vw;
  const stated = vn + vc + vw;
  return {
    precision: share(vc, given),
    recall: share(vc, stated),
    f1: share(2 * vc, given + stated),
    hallucination: share(nv, nn + nv),
  };
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
