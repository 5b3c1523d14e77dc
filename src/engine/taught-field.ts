import type { Field, Value } from '../fields/field.js';
import type { Text } from '../fields/text.js';
import { casesOf } from './cases.js';
import type { KnownText } from './known-text.js';
import type { Lesson } from './lesson.js';
import { lessonOf } from './lesson-of.js';
import { isNamed, silenceTrust } from './list-profile.js';
import { heldOutProfiles, type Profile, profileOf } from './profile.js';
import type { ChosenExample } from './sample.js';
import { settleUnitOf } from './settle-unit.js';

/** A text that was read, with what is known of it. */
export interface ReadExample {
  readonly text: Text;
  readonly values: Readonly<Record<string, Value>>;
}

/** A field in the unit of its examples, with what counting them tells. */
export interface TaughtField {
  readonly field: Field;
  readonly known: readonly KnownText[];
  readonly profile: Profile;
  /** Where the examples contradict the field's own. */
  readonly unit?: string;
}

/** In how many parts a field's examples are counted, so that each is seen through those of the other parts. */
const PARTS = 5;

/** Counts the examples of a field. */
export function teach(asked: Field, examples: readonly ReadExample[]): TaughtField {
  const known = examples.flatMap(({ text, values }): KnownText[] => {
    const value = values[asked.code];
    return value === undefined ? [] : [{ text, value }];
  });
  const settled = settleUnitOf(asked, known);
  const field = settled ? { ...asked, unit: settled.unit } : asked;
  return { field, known, profile: profileOf(field, known), ...(settled && { unit: settled.unit }) };
}

/** The chosen examples as cases that look as they will in use: what counting tells comes from other examples only. */
export function* lessonsOf(
  { field, known, profile }: TaughtField,
  chosen: readonly ChosenExample[],
): Generator<Lesson> {
  const profiles = heldOutProfiles(field, known, profile, Math.min(PARTS, known.length));
  for (const { index, weight } of chosen) {
    const { text, value } = known[index] as KnownText;
    const trust =
      value === null && isMentioned(field, profile, known[index] as KnownText) ? silenceTrust(passedOver(profile)) : 1;
    for (const one of casesOf(field, text, profiles[index] ?? profile)) yield lessonOf(one, value, weight * trust);
  }
}

function passedOver(profile: Profile): number {
  return profile.type === 'list' ? profile.absent[1] : 0;
}

function isMentioned(field: Field, { type }: Profile, known: KnownText): boolean {
  return type === 'list' && isNamed(field, known);
}
