import type { Field } from '../fields/field.js';

/** Splits fields into questions of at most `size`. */
export function groupsOf(fields: readonly Field[], size: number): readonly (readonly Field[])[] {
  if (fields.length <= size) return fields.length > 0 ? [fields] : [];
  const count = Math.ceil(fields.length / size);
  return Array.from({ length: count }, (_, index) => fields.slice(index * size, (index + 1) * size));
}
