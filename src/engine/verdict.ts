import type { Field, Value } from '../fields/field.js';
import { calibrate } from './calibration.js';
import type { Case, Span } from './candidate.js';
import { answerKey } from './known-text.js';
import type { Trust } from './model.js';

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
  const sums = new Map<string, { value: Value; chance: number; best: number; span?: Span }>();
  candidates.forEach(({ value, span }, index) => {
    const chance = chances[index] ?? 0;
    const sum = sums.get(answerKey(value)) ?? { value, chance: 0, best: -1 };
    sum.chance += chance;
    if (span && chance > sum.best) {
      sum.best = chance;
      sum.span = span;
    }
    sums.set(answerKey(value), sum);
  });
  const nothing = sums.get(answerKey(null))?.chance ?? 0;
  sums.delete(answerKey(null));
  const [top] = [...sums.values()].sort((a, b) => b.chance - a.chance);
  const confidence = top ? calibrate(trust.value, top.chance) : 0;
  if (!top || confidence < least) return { value: null, confidence: calibrate(trust.nothing, nothing) };
  return { value: top.value, confidence, ...(top.span && { span: top.span }) };
}

/** Joins the verdicts on each option of a field that takes several; it is as sure as the least sure of them. */
export function joinVerdicts(field: Field, verdicts: readonly Verdict[]): Verdict {
  const found = verdicts.filter((verdict) => verdict.value !== null);
  const confidence = Math.min(1, ...verdicts.map((verdict) => verdict.confidence));
  if (found.length === 0) return { value: null, confidence };
  const codes = new Set(found.map((verdict) => verdict.value));
  const value = field.options.map(({ code }) => code).filter((code) => codes.has(code));
  const span = found.find((verdict) => verdict.span)?.span;
  return { value, confidence, ...(span && { span }) };
}
