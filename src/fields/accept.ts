import { isNestedValue } from '../text/nesting.js';
import type { Field, Value } from './field.js';
import { kindOf } from './kinds/kind-of.js';
import { inOptionOrder, optionFor } from './kinds/option-index.js';
import { isUnstated } from './kinds/unstated.js';
import { type Accepted, accepted, refused } from './kinds/value-kind.js';
import { valueKey } from './value-key.js';

export type { Accepted };

type Single = Exclude<Value, null | readonly unknown[]>;

/** The canonical value of a raw one (from an example file or a model's answer), or why the field refuses it. */
export function acceptValue(field: Field, raw: unknown): Accepted {
  const raws: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const asOne = Array.isArray(raw) ? kindOf(field).acceptList?.(field, raw) : undefined;
  if (asOne) return asOne;
  const values = new Map<string, Single>();
  for (const one of raws) {
    const result = acceptOne(field, one);
    if (!result.ok) return result;
    for (const value of [result.value].flat()) if (value !== null) values.set(valueKey(value), value);
  }
  return combine(field, [...values.values()]);
}

function acceptOne(field: Field, raw: unknown): Accepted {
  if (raw === null || raw === undefined) return accepted(null);
  const kind = kindOf(field);
  if (typeof raw === 'object' && !Array.isArray(raw) && kind.acceptObject) return kind.acceptObject(field, { ...raw });
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') {
    return refused(
      isNestedValue(raw) ? 'it is nested too deep for a value' : `${JSON.stringify(raw)} is not a single value`,
    );
  }
  if (typeof raw === 'string' && isUnstated(raw) && optionFor(field, raw) === undefined) return accepted(null);
  return kind.accept(field, raw);
}

function combine(field: Field, values: readonly Single[]): Accepted {
  const [only] = values;
  if (only === undefined) return accepted(null);
  if (field.multiple && kindOf(field).keys.includes('multiple'))
    return accepted(inOptionOrder(field, values as readonly (string | number)[]));
  return values.length === 1
    ? accepted(only)
    : refused(`${quoted(values)} are several values where the field takes one`);
}

function quoted(values: readonly Single[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}
