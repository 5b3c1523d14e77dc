import type { Field } from '../../src/fields/field.js';
import { parseField } from '../../src/fields/parse/parse-field.js';

/** A field as a field file would give it; name, label and type have defaults. */
export function makeField(entry: Readonly<Record<string, unknown>>): Field {
  return parseField({ name: 'F', label: 'Label', type: 'text', ...entry }, 'test').field;
}

/** A select field over plain options. */
export function selectOf(label: string, ...options: readonly (string | object)[]): Field {
  return makeField({ label, type: 'select', options });
}
