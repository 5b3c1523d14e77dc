import { UserError } from '../../errors.js';
import type { AnsweredRow, BrokenAnswers } from '../../input/read-answers.js';
import type { EndsByRange } from '../../output/akeneo/range-ends.js';
import type { Refusal } from './change.js';
import { type AnswerChoice, type AnswerTally, chooseAnswers } from './choose-answers.js';
import { partAnswers } from './part-ranges.js';
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
    decided ||= row.answers.some(({ decision }) => decision !== undefined);
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
