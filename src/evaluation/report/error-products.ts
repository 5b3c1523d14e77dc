import type { Value } from '../../fields/field.js';
import type { Answer } from '../../llm/answer.js';
import type { Evaluation } from '../evaluation.js';
import { isError } from '../outcome.js';

/** A product as `batch --details` writes it, so that `review` opens it. */
export interface ErrorProduct {
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly answers: readonly Answer[];
  readonly texts: { readonly description: string };
}

/** The products of which something is wrong, as the first composition answered them. */
export function errorProducts({ trials, results }: Evaluation): readonly ErrorProduct[] {
  const wrong = new Set(
    results.flatMap(({ answers }) => answers.filter(({ outcome }) => isError(outcome)).map(({ id }) => id)),
  );
  const answersOf = new Map<string, Answer[]>();
  for (const { id, answer } of results[0]?.answers ?? []) answersOf.set(id, [...(answersOf.get(id) ?? []), answer]);
  return trials
    .filter(({ id }) => wrong.has(id))
    .map(({ id, description }) => {
      const answers = answersOf.get(id) ?? [];
      const values = Object.fromEntries(answers.map(({ field, value }) => [field, value]));
      return { id, values, answers, texts: { description } };
    });
}
