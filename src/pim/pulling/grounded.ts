import { findEvidence } from '../../fields/evidence.js';
import type { Field, Value } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';

/** Whether a text can have given a value: it stands there, each part of a list too. */
export function isGrounded(field: Field, value: Value, text: Text): boolean {
  if (value === null) return false;
  if (!Array.isArray(value)) return findEvidence(field, value, text) !== undefined;
  return value.length > 0 && value.every((one) => findEvidence(field, [one], text) !== undefined);
}
