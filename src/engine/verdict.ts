import type { Field, Value } from '../fields/field.js';
import type { Case, Span } from './candidate.js';
import { answerKey } from './known-text.js';

/** The most probable answer of a field. */
export interface Verdict {
  readonly value: Value;
  /** The summed probability of the candidates that give this value. */
  readonly probability: number;
  readonly span?: Span;
}

/** Weighs the cases of a field: the value whose candidates are together the most probable, or each option that is, when there can be several. */
export function verdictOf(
  field: Field,
  cases: readonly Case[],
  chances: readonly (readonly number[])[],
  least: number,
): Verdict {
  const verdicts = cases.map((one, index) => single(one, chances[index] ?? [], least));
  const [first] = verdicts;
  if (!field.multiple) return first ?? { value: null, probability: 0 };
  const found = verdicts.filter((verdict) => verdict.value !== null);
  const probability = Math.min(1, ...verdicts.map((verdict) => verdict.probability));
  if (found.length === 0) return { value: null, probability };
  const span = found.find((verdict) => verdict.span)?.span;
  return { value: found.map((verdict) => verdict.value as string), probability, ...(span && { span }) };
}

function single({ candidates }: Case, chances: readonly number[], least: number): Verdict {
  const sums = new Map<string, { value: Value; probability: number; best: number; span?: Span }>();
  candidates.forEach(({ value, span }, index) => {
    const chance = chances[index] ?? 0;
    const sum = sums.get(answerKey(value)) ?? { value, probability: 0, best: -1 };
    sum.probability += chance;
    if (span && chance > sum.best) {
      sum.best = chance;
      sum.span = span;
    }
    sums.set(answerKey(value), sum);
  });
  const nothing = { value: null, probability: sums.get(answerKey(null))?.probability ?? 0 };
  sums.delete(answerKey(null));
  const [top] = [...sums.values()].sort((a, b) => b.probability - a.probability);
  if (!top || top.probability < least) return nothing;
  return { value: top.value, probability: top.probability, ...(top.span && { span: top.span }) };
}
