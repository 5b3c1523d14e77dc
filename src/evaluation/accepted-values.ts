import { acceptValue } from '../fields/accept.js';
import type { Field, Value } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import { optionFor } from '../fields/kinds/option-index.js';
import { isUnstated } from '../fields/kinds/unstated.js';
import { sameValue } from './same-value.js';

/** What counts as right for one field of one product. */
export interface AcceptedValues {
  /** Canonical values, any of which is right; null when the text does not state the field. */
  readonly accepted: readonly Value[] | null;
  /** Values that the field does not take, so that no answer can equal them. */
  readonly refused: readonly string[];
}

/** Reads the accepted values of a gold row as the field's canonical values; options by code, label or spelling. */
export function readAccepted(field: Field, raw: unknown): AcceptedValues {
  const refused: string[] = [];
  const accepted: Value[] = [];
  for (const one of Array.isArray(raw) ? raw : [raw]) {
    const canonical = canonicalValue(field, one);
    if (canonical === undefined) refused.push(typeof one === 'string' ? one : JSON.stringify(one));
    if (canonical !== null) accepted.push(canonical ?? (one as Value));
    // A transform need not leave its own result alone, so a text counts as it is written too.
    if (kindOf(field).isProse && canonical && typeof one === 'string') accepted.push(one.trim());
  }
  return { accepted: accepted.length > 0 ? distinct(accepted) : null, refused };
}

/** Undefined when the field does not take the value. An option has to be named as a whole: `dark blue` is not `blue`. */
function canonicalValue(field: Field, raw: unknown): Value | undefined {
  const names = [raw].flat().filter((one) => typeof one === 'string');
  const foreign = kindOf(field).isListed ? names.filter((name) => !optionFor(field, name)) : [];
  if (foreign.some((name) => !isUnstated(name))) return undefined;
  const accepted = acceptValue(field, raw);
  return accepted.ok ? accepted.value : undefined;
}

function distinct(values: readonly Value[]): readonly Value[] {
  return values.filter((value, place) => values.findIndex((other) => sameValue(other, value)) === place);
}
