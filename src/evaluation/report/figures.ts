import type { Estimate } from '../bootstrap.js';

/** What stands where a figure is not known. */
const UNKNOWN = '–';

const MINUS = '\u2212';

/** A share as per cent with one decimal: `82.3`. */
export function percent(share: number | undefined): string {
  return share === undefined ? UNKNOWN : (100 * share).toFixed(1);
}

/** A share with its interval: `82.3 [80.1, 84.4]`. */
export function percentWithin(estimate: Estimate | undefined): string {
  if (!estimate) return UNKNOWN;
  return `${percent(estimate.value)} [${percent(estimate.low)}, ${percent(estimate.high)}]`;
}

/** A difference of shares in points with its interval, signs written out: `+3.2 [+1.0, +5.4]`. */
export function pointsWithin(estimate: Estimate | undefined): string {
  if (!estimate) return UNKNOWN;
  return `${points(estimate.value)} [${points(estimate.low)}, ${points(estimate.high)}]`;
}

function points(share: number): string {
  const text = Math.abs(100 * share).toFixed(1);
  if (text === '0.0') return text;
  return share < 0 ? MINUS + text : `+${text}`;
}
