// Of our own, because a paired bootstrap by products over micro-averaged rates is forty lines, and the statistics libraries
// that have one work on plain means.

import { seededRandom } from '../engine/learning/seeded-random.js';
import { type OutcomeCounts, type Rates, ratesOf } from './rates.js';

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The rates that are estimated. */
export type EstimatedRate = 'f1' | 'hallucination';

const RESAMPLES = 2000;
const SEED = 1;
const TAIL = 0.025;

/**
 * How much higher a rate of the second is than that of the first, with the percentile interval of the paired bootstrap:
 * products are drawn with replacement, the same ones for both. The same counts always give the same interval.
 * @param first outcomes a product  @param second outcomes of the same products in the same order
 * @returns undefined when the rate is not known, such as hallucination where every field is stated
 */
export function differenceOf(
  rate: EstimatedRate,
  first: readonly OutcomeCounts[],
  second: readonly OutcomeCounts[],
): Estimate | undefined {
  return estimate(first.length, (drawn) => {
    const before = rateOf(rate, first, drawn);
    const after = rateOf(rate, second, drawn);
    return before === undefined || after === undefined ? undefined : after - before;
  });
}

/** A rate with the percentile interval of the bootstrap over products. */
export function estimateOf(rate: EstimatedRate, products: readonly OutcomeCounts[]): Estimate | undefined {
  return estimate(products.length, (drawn) => rateOf(rate, products, drawn));
}

/** @param statistic a figure over products, given how often each was drawn */
function estimate(size: number, statistic: (drawn: Uint32Array) => number | undefined): Estimate | undefined {
  const value = statistic(new Uint32Array(size).fill(1));
  if (value === undefined) return undefined;
  const random = seededRandom(SEED);
  const drawn = new Uint32Array(size);
  const resampled: number[] = [];
  for (let resample = 0; resample < RESAMPLES; resample++) {
    drawn.fill(0);
    for (let draw = 0; draw < size; draw++) {
      const product = Math.floor(random() * size);
      drawn[product] = (drawn[product] ?? 0) + 1;
    }
    const figure = statistic(drawn);
    if (figure !== undefined) resampled.push(figure);
  }
  resampled.sort((a, b) => a - b);
  return { value, low: quantile(resampled, TAIL), high: quantile(resampled, 1 - TAIL) };
}

function rateOf(rate: EstimatedRate, products: readonly OutcomeCounts[], drawn: Uint32Array): Rates[EstimatedRate] {
  const sum = { nothing: 0, invented: 0, missed: 0, right: 0, wrong: 0 };
  products.forEach(({ nothing, invented, missed, right, wrong }, product) => {
    const times = drawn[product] ?? 0;
    sum.nothing += times * nothing;
    sum.invented += times * invented;
    sum.missed += times * missed;
    sum.right += times * right;
    sum.wrong += times * wrong;
  });
  return ratesOf(sum)[rate];
}

/** By linear interpolation between the two nearest ranks. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
