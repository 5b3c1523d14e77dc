import type { Field, Mention } from './field.js';
import { kindOf } from './kinds/kind-of.js';
import type { Text } from './text.js';

/** The spans of a text that could be values of the field, in text order. */
export function mentionsOf(field: Field, text: Text): readonly Mention[] {
  return kindOf(field).mentions(field, text);
}
