import type { Value } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import { valueKey } from '../../fields/value-key.js';

/** A text for which the value of a field is known; null says that it is not stated. */
export interface KnownText {
  readonly text: Text;
  readonly value: Value;
  /** How much it teaches of what 1 would; absent for 1, below it where a model proposed the value. */
  readonly weight?: number;
}

/** The key under which equal answers are counted; nothing is an empty string. */
export function answerKey(value: Value): string {
  return valueKey(value);
}

/** The keys of the answers of an example: one, or several where the field takes several. */
export function answersOf({ value }: KnownText): readonly string[] {
  return [value].flat().map(answerKey);
}
