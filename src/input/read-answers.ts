import { UserError } from '../errors.js';
import type { Evidence, Value } from '../fields/field.js';
import type { RowSource } from './read-blocks.js';
import { readRows } from './read-rows.js';

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
  /** Why it has no value. */
  readonly absence?: { readonly cause?: string; readonly words?: Partial<Evidence> };
}

/** A product with its answers. */
export interface AnsweredRow {
  readonly id: string;
  readonly answers: readonly WrittenAnswer[];
  /** What stands as its texts, by column; undefined where the file holds none. */
  readonly texts?: unknown;
}

/** A line that is no such row. */
export interface BrokenAnswers {
  readonly line: number;
  readonly reason: string;
}

/** How the rows are read. */
export interface AnswerReading {
  readonly note: (text: string) => void;
  /** What a product without an identifier is called; without this it is broken. */
  readonly nameless?: (line: number) => string;
}

/**
 * Reads what `batch --details` wrote.
 * @throws UserError for a file whose rows have no answers
 */
export async function* readAnswers(
  source: RowSource,
  { note, nameless }: AnswerReading,
): AsyncGenerator<AnsweredRow | BrokenAnswers> {
  for await (const row of readRows(source, { note })) {
    if ('reason' in row) {
      yield { line: row.line, reason: row.reason };
      continue;
    }
    const { id, answers, texts } = row.values;
    if (!Array.isArray(answers)) throw valuesWithoutAnswers(`${source.name}:${row.line}`);
    const name = (typeof id !== 'string' && typeof id !== 'number') || id === '' ? nameless?.(row.line) : String(id);
    if (name === undefined) yield { line: row.line, reason: 'it has no id' };
    else yield { id: name, answers: answers.filter(isAnswer), texts };
  }
}

function isAnswer(answer: unknown): answer is WrittenAnswer {
  return typeof answer === 'object' && answer !== null && typeof (answer as WrittenAnswer).field === 'string';
}

/** What is wrong with a file of `batch` without `--details`. @param where the file, with its line where there is one */
export function valuesWithoutAnswers(where: string): UserError {
  return new UserError(
    `${where} has values without answers, so nobody knows what they were read from, nor why others are missing: fill it with batch --details`,
    'details',
  );
}
