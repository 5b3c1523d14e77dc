import type { Field } from '../../../fields/field.js';
import type { Role } from '../../../fields/numbers/number-span.js';
import { nounRole } from '../../../fields/numbers/roles.js';
import { fold } from '../../../fields/text.js';
import { labelsOf } from '../../../fields/words/label-words.js';
import { memoize } from '../../../memoize.js';

/** The dimension of a thing that a field's label names. */
export const roleOf = memoize((field: Field): Role | undefined => {
  const words = labelsOf(field).flatMap((label) => fold(label).match(/\p{L}+/gu) ?? []);
  return words.map((word) => nounRole(word)).find((role) => role !== undefined);
});
