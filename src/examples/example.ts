import type { Value } from '../fields/field.js';

/** A known value of a field for a description; null says that this text does not state it. */
export interface Example {
  /** Its number in the database; 0 for one that is not stored. */
  readonly id: number;
  /** The field's code. */
  readonly field: string;
  readonly description: string;
  readonly value: Value;
  /** Set when a model proposed it and nobody has confirmed it. */
  readonly proposed?: true;
}
