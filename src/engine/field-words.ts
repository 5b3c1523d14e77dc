import type { Field } from '../fields/field.js';
import type { Role } from '../fields/number-span.js';
import { nounRole } from '../fields/roles.js';
import { stem } from '../fields/stem.js';
import { fold } from '../fields/text.js';

const SMALL = new Set(
  'de du des la le les l d en et of the a an in for with der die das und von zu im max min total'.split(' '),
);

const words = new WeakMap<Field, ReadonlySet<string>>();

/** The stems of the words that name a field in any language, without its unit and small words. */
export function fieldWords(field: Field): ReadonlySet<string> {
  const known = words.get(field);
  if (known) return known;
  const labels = [field.label, ...Object.values(field.labels)].map((label) => fold(label.replace(/\([^)]*\)?/g, ' ')));
  const stems = labels.flatMap((label) => label.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word));
  const found = new Set(stems.map(stem));
  words.set(field, found);
  return found;
}

/** The dimension of a thing that a field's label names. */
export function roleOf(field: Field): Role | undefined {
  const known = roles.get(field);
  if (known) return known.role;
  const names = [field.label, ...Object.values(field.labels)].flatMap((label) => fold(label).match(/\p{L}+/gu) ?? []);
  const role = names.map((name) => nounRole(name)).find((found) => found !== undefined);
  roles.set(field, { role });
  return role;
}

const roles = new WeakMap<Field, { readonly role: Role | undefined }>();
