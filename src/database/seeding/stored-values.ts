import { acceptValue } from '../../fields/accept.js';
import type { Field } from '../../fields/field.js';

/** A value as the database holds it (JSON, or null for "not stated"), or why the field refuses it. */
export type StoredValue = { readonly json: string | null } | { readonly refused: string };

const REMEMBERED = 5000;
const NOT_STATED: StoredValue = { json: null };

/** Turns raw values of a field into stored ones; what was seen before is remembered, since values repeat in a catalogue. */
export function createStoredValues(field: Field): (raw: unknown) => StoredValue {
  const seen = new Map<unknown, StoredValue>();
  return (raw) => {
    if (raw === null) return NOT_STATED;
    const known = seen.get(raw);
    if (known) return known;
    const accepted = acceptValue(field, raw);
    const stored = accepted.ok
      ? { json: accepted.value === null ? null : JSON.stringify(accepted.value) }
      : { refused: accepted.reason };
    if (typeof raw !== 'object' && seen.size < REMEMBERED) seen.set(raw, stored);
    return stored;
  };
}
