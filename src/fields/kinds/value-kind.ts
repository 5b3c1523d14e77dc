import type { Field, Mention, Value } from '../field.js';
import type { Text } from '../text.js';

/** A raw value as the field takes it, or why it does not. */
export type Accepted = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string };

/** What the four kinds of value have in common. */
export interface ValueKind {
  /** A single raw value that is neither null nor "not stated". */
  accept(field: Field, raw: string | number | boolean): Accepted;
  mentions(field: Field, text: Text): readonly Mention[];
  /** The JSON Schema of one value, without null. */
  schema(field: Field, shownOptions?: readonly string[]): Readonly<Record<string, unknown>>;
}

/** An accepted value. */
export function accepted(value: Value): Accepted {
  return { ok: true, value };
}

/** A refused value. */
export function refused(reason: string): Accepted {
  return { ok: false, reason };
}
