import type { Field } from '../../src/fields/field.js';

/** A field as the catalogue would hold it, with only what a test cares about. */
export function makeField(code: string, given: Partial<Field> = {}): Field {
  return { code, label: code, labels: {}, type: 'text', options: [], multiple: false, ...given };
}

/** A list field whose options are their own codes. */
export function makeSelect(code: string, label: string, options: readonly string[], given: Partial<Field> = {}): Field {
  return makeField(code, {
    label,
    type: 'select',
    options: options.map((option) => ({ code: option, labels: {}, spellings: [] })),
    ...given,
  });
}
