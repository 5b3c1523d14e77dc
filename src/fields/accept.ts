import { isNestedValue } from '../text/nesting.js';
import type { Field, Value } from './field.js';
import { kindOf } from './kinds/kind-of.js';
import { inOptionOrder, optionFor } from './kinds/option-index.js';
import { isUnstated } from './kinds/unstated.js';
import { type Accepted, accepted, refused } from './kinds/value-kind.js';

export type { Accepted };

/** The canonical value of a raw one (from an example file or a model's answer), or why the field refuses it. */
export function acceptValue(field: Field, raw: unknown): Accepted {
  const raws: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const values: (string | number | boolean)[] = [];
  for (const one of raws) {
    const result = acceptOne(field, one);
    if (!result.ok) return result;
    for (const value of [result.value].flat()) if (value !== null && !values.includes(value)) values.push(value);
  }
  return combine(field, values);
}

function acceptOne(field: Field, raw: unknown): Accepted {
  if (raw === null || raw === undefined) return accepted(null);
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') {
    return refused(
      isNestedValue(raw) ? 'it is nested too deep for a value' : `${JSON.stringify(raw)} is not a single value`,
    );
  }
  if (typeof raw === 'string' && isUnstated(raw) && optionFor(field, raw) === undefined) return accepted(null);
  return kindOf(field).accept(field, raw);
}

function combine(field: Field, values: readonly (string | number | boolean)[]): Accepted {
  const [only] = values;
  if (only === undefined) return accepted(null);
  if (field.multiple && field.type !== 'boolean') return accepted(inOptionOrder(field, values as (string | number)[]));
  return values.length === 1
    ? accepted(only as Value)
    : refused(`${quoted(values)} are several values where the field takes one`);
}

function quoted(values: readonly (string | number | boolean)[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}
