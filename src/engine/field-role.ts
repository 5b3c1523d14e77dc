import type { Field } from '../fields/field.js';
import { labelsOf } from '../fields/label-words.js';
import type { Role } from '../fields/number-span.js';
import { memoize } from '../fields/once.js';
import { nounRole } from '../fields/roles.js';
import { fold } from '../fields/text.js';

/** The dimension of a thing that a field's label names. */
export const roleOf = memoize((field: Field): Role | undefined => {
  const words = labelsOf(field).flatMap((label) => fold(label).match(/\p{L}+/gu) ?? []);
  return words.map((word) => nounRole(word)).find((role) => role !== undefined);
});
