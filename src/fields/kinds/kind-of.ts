import type { Field, FieldType } from '../field.js';
import { booleanKind } from './boolean.js';
import { dateKind } from './date.js';
import { numberKind } from './number.js';
import { rangeKind } from './range.js';
import { selectKind } from './select.js';
import { textKind } from './text-value.js';
import type { ValueKind } from './value-kind.js';

const KINDS = {
  text: textKind,
  number: numberKind,
  boolean: booleanKind,
  select: selectKind,
  date: dateKind,
  range: rangeKind,
} satisfies Record<FieldType, ValueKind>;

/** How the values of a field are accepted, found and described. */
export function kindOf(field: Pick<Field, 'type'>): ValueKind {
  return KINDS[field.type];
}

/** All types of field. */
export function fieldTypes(): readonly FieldType[] {
  return Object.keys(KINDS) as FieldType[];
}
