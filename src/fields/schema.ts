import type { Field } from './field.js';
import { kindOf } from './kinds/kind-of.js';

/** The JSON Schema of a field's raw answer: its value, a list of them for `multiple`, or null. */
export function fieldSchema(field: Field, shownOptions?: readonly string[]): Readonly<Record<string, unknown>> {
  const one = kindOf(field).schema(field, shownOptions);
  if (field.multiple) return { type: ['array', 'null'], items: one };
  const nullable = { ...one, type: [one.type, 'null'].flat() };
  return 'enum' in one ? { ...nullable, enum: [...(one.enum as unknown[]), null] } : nullable;
}
