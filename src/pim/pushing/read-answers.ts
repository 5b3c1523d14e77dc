import { UserError } from '../../errors.js';
import type { Value } from '../../fields/field.js';
import type { RowSource } from '../../input/read-blocks.js';
import { readRows } from '../../input/read-rows.js';

/** An answer as `batch --details` writes it. */
export interface WrittenAnswer {
  readonly field: string;
  readonly value: Value;
  readonly status: string;
  readonly evidence?: { readonly text: string };
  readonly ungrounded?: boolean;
  readonly confidence?: number;
  readonly decision?: string;
  /** Who has made or confirmed it in a review. */
  readonly reviewed?: object;
}

/** A product with its answers. */
export interface AnsweredRow {
  readonly id: string;
  readonly answers: readonly WrittenAnswer[];
}

/** A line that is no such row. */
export interface BrokenAnswers {
  readonly line: number;
  readonly reason: string;
}

/**
 * Reads what `batch --details` wrote.
 * @throws UserError for a file whose rows have no answers
 */
export async function* readAnswers(
  source: RowSource,
  note: (text: string) => void,
): AsyncGenerator<AnsweredRow | BrokenAnswers> {
  for await (const row of readRows(source, { note })) {
    if ('reason' in row) {
      yield { line: row.line, reason: row.reason };
      continue;
    }
    const { id, answers } = row.values;
    if (!Array.isArray(answers)) throw withoutAnswers(source.name, row.line);
    if ((typeof id !== 'string' && typeof id !== 'number') || id === '')
      yield { line: row.line, reason: 'it has no id' };
    else yield { id: String(id), answers: answers.filter(isAnswer) };
  }
}

function isAnswer(answer: unknown): answer is WrittenAnswer {
  return typeof answer === 'object' && answer !== null && typeof (answer as WrittenAnswer).field === 'string';
}

function withoutAnswers(name: string, line: number): UserError {
  return new UserError(
    `${name}:${line} has values without answers, so nobody knows what they were read from: fill it with batch --details`,
    'details',
  );
}
