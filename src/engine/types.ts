import type { Evidence, Field, Value } from '../fields/field.js';

/** What the offline engine says of one field. */
export interface EngineAnswer {
  readonly field: string;
  /** Null when it found nothing, or nothing it is sure enough of. */
  readonly value: Value;
  readonly evidence?: Evidence;
  /** How sure it is of `value` (also of null), 0 to 1. */
  readonly confidence: number;
}

/** Answers from mentions in the text, with no model and no network. Pure and synchronous. */
export interface Engine {
  answer(fields: readonly Field[], description: string): readonly EngineAnswer[];
}
