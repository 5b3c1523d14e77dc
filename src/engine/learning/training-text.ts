import type { Value } from '../../fields/field.js';

/** A description with what is known of it; null is "not stated", a missing key is unknown. */
export interface TrainingText {
  readonly description: string;
  readonly values: Readonly<Record<string, Value>>;
  /** Codes of the values that a model proposed and nobody confirmed: they count less. */
  readonly proposed?: readonly string[];
}
