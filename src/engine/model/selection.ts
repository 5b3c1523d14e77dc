import type { Field, Value } from '../../fields/field.js';
import { inOptionOrder } from '../../fields/kinds/option-index.js';
import type { CandidateSet, TextSpan } from '../candidates/candidate.js';
import type { Confidence } from './confidence.js';
import { valueChances } from './value-chances.js';

/** The answer to a field. */
export interface Selection {
  readonly value: Value;
  /** How probable it is that this is right. */
  readonly confidence: number;
  readonly span?: TextSpan;
}

/** When to answer. */
export interface SelectionOptions {
  /** From this confidence on a value is answered. */
  readonly threshold: number;
  /** Up to this chance of there being nothing; the ranker's word, which is told apart from doubt between two values. */
  readonly mostNothing: number;
  readonly sureness: Confidence;
}

/** Weighs a candidate set: the value whose candidates are together the most probable, or nothing when that is not probable enough. */
export function selectValue(
  { candidates }: CandidateSet,
  chances: readonly number[],
  { threshold, mostNothing, sureness }: SelectionOptions,
): Selection {
  const values = valueChances(candidates, chances);
  const nothing = values.find(({ value }) => value === null)?.chance ?? 0;
  const top = values.find(({ value }) => value !== null);
  const confidence = top ? sureness.value(top.chance) : 0;
  if (!top || confidence < threshold || nothing > mostNothing)
    return { value: null, confidence: sureness.nothing(top ? nothing : undefined) };
  return { value: top.value, confidence, ...(top.span && { span: top.span }) };
}

/** Joins the selections of a field that takes several values, one per option or one in all; it is as sure as the least sure of them. */
export function joinSelections(field: Field, selections: readonly Selection[]): Selection {
  const found = selections.filter((selection) => selection.value !== null);
  const confidence = Math.min(1, ...selections.map((selection) => selection.confidence));
  if (found.length === 0) return { value: null, confidence };
  const value = inOptionOrder(field, [...new Set(found.flatMap((selection) => selection.value as string | number))]);
  const span = found.find((selection) => selection.span)?.span;
  return { value, confidence, ...(span && { span }) };
}
