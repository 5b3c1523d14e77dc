import type { Field, Mention, Scalar, Value } from '../field.js';
import type { Text } from '../text.js';

/** A raw value as the field takes it, or why it does not. */
export type Accepted =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string; readonly isAmbiguous?: true };

/** The keys of a field file that only some kinds of value have a use for. */
export type KindKey = 'unit' | 'decimals' | 'pattern' | 'transform' | 'options' | 'multiple';

/** A place in a text; UTF-16 offsets, end exclusive. */
export interface EvidenceSpan {
  readonly start: number;
  readonly end: number;
}

/** What all kinds of value have in common. */
export interface ValueKind {
  /** What a field file may say of such a field beside its names. */
  readonly keys: readonly KindKey[];
  /** The keys of a value that is an object. */
  readonly objectKeys?: readonly string[];
  /** A single raw value that is neither null nor "not stated". */
  accept(field: Field, raw: string | number | boolean): Accepted;
  /** The same for an object; absent where no value is one. */
  acceptObject?(field: Field, raw: Readonly<Record<string, unknown>>): Accepted;
  /** Several raw values that may be one: the two ends of a range; undefined when they are not. */
  acceptList?(field: Field, raws: readonly unknown[]): Accepted | undefined;
  /** The spans of a text that could be values, in text order. */
  mentions(field: Field, text: Text): readonly Mention[];
  /** Where a value stands that equals no mention. */
  evidence(field: Field, value: Scalar, text: Text): readonly EvidenceSpan[];
  /** The JSON Schema of one value, without null. */
  schema(field: Field, shownOptions?: readonly string[]): Readonly<Record<string, unknown>>;
}

/** An accepted value. */
export function accepted(value: Value): Accepted {
  return { ok: true, value };
}

/** A value that could be one of several things. */
export function ambiguous(reason: string): Accepted {
  return { ok: false, reason, isAmbiguous: true };
}

/** A refused value. */
export function refused(reason: string): Accepted {
  return { ok: false, reason };
}
