import { acceptValue } from '../../fields/accept.js';
import type { Field } from '../../fields/field.js';
import { familyName } from '../candidates/candidate-sets.js';
import { answerKey, type KnownText } from '../candidates/known-text.js';
import { profileOf } from '../candidates/profile.js';
import type { PreparedField } from './prepared-field.js';

/** A field with fewer examples than this is lent those of its family. */
const FEW = 20;
/** The most that are lent. */
const MOST = 60;

/**
 * Fields with few examples, or none, counted once more with those of fields that are called the same and hold the same:
 * the brand of a lamp is found as that of a tea is.
 */
export function lendExamples(prepared: readonly PreparedField[]): readonly PreparedField[] {
  const families = new Map<string, PreparedField[]>();
  for (const one of prepared) {
    const family = familyName(one.field);
    families.set(family, [...(families.get(family) ?? []), one]);
  }
  return prepared.map((one) => {
    if (one.known.length >= FEW) return one;
    const others = (families.get(familyName(one.field)) ?? []).filter((other) => other !== one);
    const lent = others.flatMap((other) => examplesFor(one.field, other)).slice(0, MOST);
    return lent.length === 0 ? one : { ...one, lent, profile: profileOf(one.field, [...one.known, ...lent]) };
  });
}

/** The examples that would be the same for another field: in its unit, and among its options. */
function examplesFor(asked: Field, { field, known }: PreparedField): readonly KnownText[] {
  if (field.unit !== asked.unit || field.multiple !== asked.multiple) return [];
  return known.flatMap(({ text, value }) => {
    const accepted = acceptValue(asked, value);
    return accepted.ok && answerKey(accepted.value) === answerKey(value) ? [{ text, value }] : [];
  });
}
