import type { Field, FieldType } from '../field.js';
import { booleanKind } from './boolean.js';
import { numberKind } from './number.js';
import { selectKind } from './select.js';
import { textKind } from './text-value.js';
import type { ValueKind } from './value-kind.js';

const KINDS = {
  boolean: booleanKind,
  number: numberKind,
  select: selectKind,
  text: textKind,
} satisfies Record<FieldType, ValueKind>;

/** How the values of a field are accepted, found and described. */
export function kindOf(field: Field): ValueKind {
  return KINDS[field.type];
}
