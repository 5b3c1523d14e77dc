import type { Value } from '../fields/field.js';
import type { Answer } from '../llm/answer.js';

/** A product with its answers, as it is written. */
export interface FilledRow {
  readonly id: string | number;
  /** What the input calls its identifiers. */
  readonly idColumn?: string;
  /** Its texts as given, by column. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
  /** In the order of the fields asked. */
  readonly answers: readonly Answer[];
  /** A hash of the text and the fields that the answers are about. */
  readonly hash?: string;
}

/** A row of an output, read again. */
export interface WrittenRow {
  readonly id: string;
  readonly values: ReadonlyMap<string, Value>;
  /** With all details, where the output holds them. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** The codes of the fields that were not answered. */
  readonly unanswered: readonly string[];
  /** Of what it was made from; undefined when that was not kept. */
  readonly hash?: string | undefined;
}

/** Why each field that was not answered was not; undefined when all were. */
export function unansweredOf(answers: readonly Answer[]): Readonly<Record<string, string>> | undefined {
  const open = answers.filter(({ status }) => status !== 'found' && status !== 'absent');
  if (open.length === 0) return undefined;
  return Object.fromEntries(open.map(({ field, status, reason }) => [field, reason ? `${status}: ${reason}` : status]));
}

/** The answers of a row whose open fields were asked again, in the order of `fields`; the others stay as written. */
export function mergeAnswers(
  fields: readonly string[],
  row: WrittenRow,
  answers: readonly Answer[],
): readonly Answer[] {
  const fresh = new Map(answers.map((answer) => [answer.field, answer]));
  return fields.map((field) => fresh.get(field) ?? row.answers.get(field) ?? keptAnswer(field, row));
}

function keptAnswer(field: string, { values, unanswered }: WrittenRow): Answer {
  const value = values.get(field) ?? null;
  if (unanswered.includes(field)) return { field, value: null, status: 'unknown-field' };
  return { field, value, status: value === null ? 'absent' : 'found' };
}
