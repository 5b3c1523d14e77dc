import type { Field } from './field.js';
import { kindOf } from './kinds.js';

/** The JSON Schema of a field's raw answer: its value, a list of them for `multiple`, or null. */
export function fieldSchema(field: Field, shownOptions?: readonly string[]): Readonly<Record<string, unknown>> {
  const one = kindOf(field).schema(field, shownOptions);
  if (field.multiple) return { type: ['array', 'null'], items: one };
  return 'enum' in one ? { enum: [...(one.enum as unknown[]), null] } : { ...one, type: [one.type, 'null'].flat() };
}
