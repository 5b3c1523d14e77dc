import type { Field, Mention } from './field.js';
import { kindOf } from './kinds/kind-of.js';
import type { MentionReading } from './kinds/value-kind.js';
import type { Text } from './text.js';

/** The spans of a text that could be values of the field, in text order. */
export function mentionsOf(field: Field, text: Text): readonly Mention[] {
  return kindOf(field).mentions(field, text);
}

/** The same, with whether the text leaves the field open. */
export function readingOf(field: Field, text: Text): MentionReading {
  return kindOf(field).reading?.(field, text) ?? { mentions: mentionsOf(field, text), isOpen: false };
}

/** Whether a span states a value: a denial does only of a yes or no. */
export function statesValue(field: Field, { negated }: Mention): boolean {
  return !negated || kindOf(field).isStatedByDenial;
}
