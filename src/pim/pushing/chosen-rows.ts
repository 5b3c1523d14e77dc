import { UserError } from '../../errors.js';
import type { Value } from '../../fields/field.js';
import type { AnsweredRow, BrokenAnswers, WrittenAnswer } from '../../input/read-answers.js';
import { type EndsByRange, partRanges } from '../../output/akeneo/range-ends.js';
import type { Refusal } from './change.js';
import { type AnswerChoice, type AnswerTally, chooseAnswers } from './choose-answers.js';
import type { ChosenRow } from './planner.js';

/**
 * The rows with the answers of them that may be written, each product once.
 * @param tally counts products, and the answers that may not
 * @throws UserError when only accepted answers count, and none was decided on
 */
export async function* chosenRows(
  rows: AsyncIterable<AnsweredRow | BrokenAnswers>,
  options: AnswerChoice & { readonly ranges?: EndsByRange | undefined },
  tally: AnswerTally & { products: number },
  refuse: (refusal: Refusal) => void,
): AsyncGenerator<ChosenRow> {
  const seen = new Set<string>();
  let decided = false;
  for await (const row of rows) {
    if ('reason' in row) {
      refuse({ product: `line ${row.line}`, message: row.reason });
      continue;
    }
    tally.products += 1;
    decided ||= row.answers.some(({ decision, reviewed }) => decision !== undefined || reviewed);
    const answers = chooseAnswers(row, options, tally);
    if (answers.length === 0) continue;
    if (seen.has(row.id)) refuse({ product: row.id, message: 'it comes twice; only its first line is taken' });
    else yield { id: row.id, answers: partAnswers(answers, options.ranges ?? {}) };
    seen.add(row.id);
  }
  if (options.accepted && tally.products > 0 && !decided) {
    throw new UserError(
      'no answer of the file was decided on: fill it with a batch that decides, or leave out --accepted',
    );
  }
}

/**
 * Answers with each range that has attributes for its ends parted into these: Akeneo has no ranges. The ends bear what the
 * range bears, evidence and confidence; an answer of such an attribute itself stays.
 */
function partAnswers(answers: readonly WrittenAnswer[], ranges: EndsByRange): readonly WrittenAnswer[] {
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
