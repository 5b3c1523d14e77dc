import type { Field, Value } from './field.js';
import { kindOf } from './kinds.js';
import { inOptionOrder, optionFor } from './option-index.js';
import { isUnstated } from './unstated.js';
import { type Accepted, accepted, refused } from './value-kind.js';

export type { Accepted };

/** The canonical value of a raw one (from an example file or a model's answer), or why the field refuses it. */
export function acceptValue(field: Field, raw: unknown): Accepted {
  if (raw === null || raw === undefined) return accepted(null);
  if (Array.isArray(raw)) return acceptList(field, raw);
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') {
    return refused(`${JSON.stringify(raw)} is neither a text, a number, a yes/no nor a list`);
  }
  if (typeof raw === 'string' && isUnstated(raw) && !optionFor(field, raw)) return accepted(null);
  const one = kindOf(field).accept(field, raw);
  return one.ok && field.multiple ? acceptList(field, [raw]) : one;
}

function acceptList(field: Field, raws: readonly unknown[]): Accepted {
  const values: (string | number)[] = [];
  for (const raw of raws) {
    const one = Array.isArray(raw) ? refused('a list within a list') : acceptValue({ ...field, multiple: false }, raw);
    if (!one.ok) return one;
    for (const value of [one.value].flat())
      if (value !== null && !values.includes(value as string)) values.push(value as string);
  }
  if (values.length === 0) return accepted(null);
  if (field.multiple) return accepted(inOptionOrder(field, values));
  return values.length === 1
    ? accepted(values[0] as Value)
    : refused(`${values.length} values where the field takes one`);
}
