import type { Field } from '../../../fields/field.js';
import { mentionsOf } from '../../../fields/mentions.js';
import type { KnownText } from '../known-text.js';

/** What counting the examples of a date or range field tells: where a text mentioned no value, and where it did. */
export interface MentionProfile {
  readonly found: readonly [silent: number, mentioned: number];
  readonly absent: readonly [silent: number, mentioned: number];
}

/** Counts the examples of a field whose values are read from mentions alone. */
export function mentionProfile(field: Field, known: readonly KnownText[]): MentionProfile {
  const found: [number, number] = [0, 0];
  const absent: [number, number] = [0, 0];
  for (const one of known) (one.value === null ? absent : found)[isMentioned(field, one) ? 1 : 0]++;
  return { found, absent };
}

const mentioned = new WeakMap<KnownText, boolean>();

/** Whether the text of an example mentions a whole value. */
export function isMentioned(field: Field, known: KnownText): boolean {
  const before = mentioned.get(known);
  if (before !== undefined) return before;
  const now = mentionsOf(field, known.text).some(({ partial }) => !partial);
  mentioned.set(known, now);
  return now;
}
