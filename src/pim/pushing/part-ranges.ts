import type { Value } from '../../fields/field.js';
import type { WrittenAnswer } from '../../input/read-answers.js';
import { type EndsByRange, partRanges } from '../../output/akeneo/range-ends.js';

/**
 * Answers with each range that has attributes for its ends parted into these: Akeneo has no ranges. The ends bear what the
 * range bears, evidence and confidence; an answer of such an attribute itself stays.
 */
export function partAnswers(answers: readonly WrittenAnswer[], ranges: EndsByRange): readonly WrittenAnswer[] {
  const own = new Map(answers.map((answer) => [answer.field, answer]));
  const parted = partRanges(new Map(answers.map(({ field, value }) => [field, value])), ranges);
  const rangeOf = new Map(
    Object.entries(ranges).flatMap(([code, { min, max }]) => [min, max].map((end) => [end, code])),
  );
  return [...parted].flatMap(([field, value]) =>
    withValue(own.get(field) ?? own.get(rangeOf.get(field) ?? ''), field, value),
  );
}

/** An end that the range leaves open is no answer. */
function withValue(from: WrittenAnswer | undefined, field: string, value: Value): readonly WrittenAnswer[] {
  return from && value !== null ? [{ ...from, field, value }] : [];
}
