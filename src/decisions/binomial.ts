// Of our own: the tails of one distribution are thirty lines, and the statistics libraries bring hundreds of others.

/** The chance of at most `most` mistakes in `tries`, each made with probability `rate`, as a sum of the binomial distribution. */
export function chanceOfAtMost(most: number, tries: number, rate: number): number {
  if (most < 0) return 0;
  if (most >= tries || rate <= 0) return 1;
  if (rate >= 1) return 0;
  const odds = Math.log(rate / (1 - rate));
  let term = tries * Math.log(1 - rate);
  let sum = Math.exp(term);
  for (let mistakes = 0; mistakes < most; mistakes++) {
    term += Math.log((tries - mistakes) / (mistakes + 1)) + odds;
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

/** How often something was right, with its 95 % interval after Clopper and Pearson (1934). */
export interface ObservedShare {
  readonly tries: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

const TAIL = 0.025;
const STEPS = 60;

/** @param right of `tries` */
export function observedShare(right: number, tries: number): ObservedShare {
  const wrong = tries - right;
  // The rate of mistakes at which so few, or so many of them are just improbable.
  const most = wrong === tries ? 1 : bisect((rate) => chanceOfAtMost(wrong, tries, rate) > TAIL);
  const least = wrong === 0 ? 0 : bisect((rate) => 1 - chanceOfAtMost(wrong - 1, tries, rate) < TAIL);
  return { tries, right, low: 1 - most, high: 1 - least };
}

/** Where a rate stops to hold that holds at 0. */
function bisect(holds: (rate: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
