import type { Field, Value } from '../fields/field.js';
import { inOptionOrder } from '../fields/option-index.js';
import { calibrate } from './calibration.js';
import type { Case, Span } from './candidate.js';
import type { Trust } from './model.js';
import { valueChances } from './value-chances.js';

/** The answer to a field. */
export interface Verdict {
  readonly value: Value;
  /** How probable it is that this is right. */
  readonly confidence: number;
  readonly span?: Span;
}

/** When to answer. */
export interface Caution {
  /** From this confidence on a value is answered. */
  readonly least: number;
  readonly trust: Trust;
}

/** Weighs a case: the value whose candidates are together the most probable, or nothing when that is not probable enough. */
export function verdictOf({ candidates }: Case, chances: readonly number[], { least, trust }: Caution): Verdict {
  const values = valueChances(candidates, chances);
  const nothing = values.find(({ value }) => value === null)?.chance ?? 0;
  const top = values.find(({ value }) => value !== null);
  const confidence = top ? calibrate(trust.value, top.chance) : 0;
  if (!top || confidence < least || calibrate(trust.nothing, nothing) > Number(process.env.MAXN ?? 1)) return { value: null, confidence: calibrate(trust.nothing, nothing) };
  return { value: top.value, confidence, ...(top.span && { span: top.span }) };
}

/** Joins the verdicts of a field that takes several values, one an option or one in all; it is as sure as the least sure of them. */
export function joinVerdicts(field: Field, verdicts: readonly Verdict[]): Verdict {
  const found = verdicts.filter((verdict) => verdict.value !== null);
  const confidence = Math.min(1, ...verdicts.map((verdict) => verdict.confidence));
  if (found.length === 0) return { value: null, confidence };
  const value = inOptionOrder(field, [...new Set(found.flatMap((verdict) => verdict.value as string | number))]);
  const span = found.find((verdict) => verdict.span)?.span;
  return { value, confidence, ...(span && { span }) };
}
