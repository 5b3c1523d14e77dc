import type { Field, Value } from '../fields/field.js';
import type { Answer } from '../llm/answer.js';
import type { Outcome } from './outcome.js';

/** One field of one product whose truth is known. */
export interface Slot {
  readonly field: Field;
  /** What it is counted under beside its field: the gold's own word, or the field's kind of value. */
  readonly kind: string;
  /** Canonical values, any of which is right; null when the text does not state the field. */
  readonly accepted: readonly Value[] | null;
}

/** A product to measure with. */
export interface Trial {
  readonly id: string;
  readonly description: string;
  readonly slots: readonly Slot[];
}

/** An answer held against the truth. */
export interface ScoredAnswer {
  /** The product's id. */
  readonly id: string;
  readonly slot: Slot;
  /** The composition that is measured. */
  readonly llm: string;
  readonly answer: Answer;
  readonly outcome: Outcome;
}

/** The kind that a field's slots are counted under when the gold names none. */
export function kindOfSlot({ type, multiple }: Field): string {
  return multiple ? `${type} list` : type;
}
