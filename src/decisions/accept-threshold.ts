import { chanceOfAtMost } from './binomial.js';

/** An answer whose truth is known. */
export interface KnownOutcome {
  readonly confidence: number;
  readonly right: boolean;
}

/** How improbable it must be that the threshold breaks the promise. */
export const DOUBT = 0.05;
/** Of how many of the surest answers, as a part of all, a threshold is looked for, and with which part of the doubt. */
const STARTS = [
  { part: 0.8, doubt: 0.8 * DOUBT },
  { part: 0.5, doubt: 0.2 * DOUBT },
];
/** From a start on, the threshold falls in steps of this part of all answers. */
const STEP = 0.02;

/** The fewest answers, all of them right, that show a precision: 149 for 0.98. */
export function fewestAnswers(precision: number, doubt = DOUBT): number {
  return Math.ceil(Math.log(doubt) / Math.log(precision));
}

/**
 * The least confidence from which on at least `precision` of the answers are right, with a probability of 95 %; undefined
 * where too few answers show it.
 *
 * Learn then Test (Angelopoulos, Bates, Candès, Jordan, Lei 2021, section 3, fixed sequence testing with several starts):
 * each threshold is the hypothesis that it breaks the promise, refuted when so few mistakes would be improbable (exact
 * binomial tail, Clopper and Pearson 1934). From each start thresholds are tested one after the other, falling, until one
 * cannot be refuted; the starts share the 5 % (Bonferroni). Where to start depends on how many answers there are
 * and never on which of them are right.
 */
export function acceptThreshold(outcomes: readonly KnownOutcome[], precision: number): number | undefined {
  const sorted = outcomes.toSorted((a, b) => b.confidence - a.confidence);
  const mistakes = [0];
  for (const { right } of sorted) mistakes.push((mistakes.at(-1) ?? 0) + (right ? 0 : 1));
  const starts = startsOf(sorted.length, precision);
  const step = Math.max(1, Math.floor(STEP * sorted.length));
  let accepted = 0;
  for (const { least, doubt } of starts) {
    for (let count = least; ; count = Math.min(sorted.length, count + step)) {
      const whole = withEqual(sorted, count);
      if (chanceOfAtMost(mistakes[whole] ?? 0, whole, 1 - precision) > doubt) break;
      accepted = Math.max(accepted, whole);
      if (whole >= sorted.length) break;
      count = whole;
    }
  }
  return accepted === 0 ? undefined : sorted[accepted - 1]?.confidence;
}

/** How many of the surest answers the tests begin with, and the doubt of each; none where there are too few of all. */
function startsOf(count: number, precision: number): readonly { readonly least: number; readonly doubt: number }[] {
  if (count < fewestAnswers(precision)) return [];
  const starts = STARTS.map(({ part, doubt }) => ({ least: Math.floor(part * count), doubt }));
  const usable = starts.filter(({ least, doubt }) => least >= fewestAnswers(precision, doubt));
  return usable.length > 0 ? usable : [{ least: fewestAnswers(precision), doubt: DOUBT }];
}

/** Answers of the same confidence are accepted together. */
function withEqual(sorted: readonly KnownOutcome[], count: number): number {
  let whole = count;
  while (whole < sorted.length && sorted[whole]?.confidence === sorted[count - 1]?.confidence) whole++;
  return whole;
}

/** More answers than this nobody will review. */
const MOST_MORE = 100_000;
const GROWTH = 1.1;

/**
 * About how many more known answers would let some be accepted, should mistakes be as frequent among them as they are now;
 * 0 where there are enough, undefined where no number would do.
 */
export function answersMissing(outcomes: readonly KnownOutcome[], precision: number): number | undefined {
  if (acceptThreshold(outcomes, precision) !== undefined) return 0;
  const sorted = outcomes.toSorted((a, b) => b.confidence - a.confidence);
  const fewest = fewestAnswers(precision);
  if (sorted.length < fewest / 2) return fewest - sorted.length;
  for (let count = Math.max(fewest, sorted.length + 1); count < MOST_MORE; count = Math.ceil(count * GROWTH)) {
    const isEnough = startsOf(count, precision).some(({ least, doubt }) => {
      const alike = sorted.slice(0, Math.ceil((least / count) * sorted.length));
      const mistakes = Math.round((alike.filter(({ right }) => !right).length / alike.length) * least);
      return chanceOfAtMost(mistakes, least, 1 - precision) <= doubt;
    });
    if (isEnough) return count - sorted.length;
  }
  return undefined;
}
