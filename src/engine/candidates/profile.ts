import type { Field } from '../../fields/field.js';
import { answersOf, type KnownText } from './known-text.js';
import { type ListProfile, listProfile } from './lists/list-profile.js';
import { type NumberProfile, numberProfile } from './numbers/number-profile.js';
import { type TextProfile, textAnswer, textProfile } from './texts/text-profile.js';

/** What counting the examples of a field tells, by its type. */
export type Profile =
  | ({ readonly type: 'number' } & NumberProfile)
  | ({ readonly type: 'list' } & ListProfile)
  | ({ readonly type: 'set' } & ListProfile)
  | ({ readonly type: 'text' } & TextProfile);

/** Counts what the examples of a field have in common. @param whole a profile of more examples, whose words are not counted again */
export function profileOf(field: Field, known: readonly KnownText[], whole?: Profile): Profile {
  if (field.type === 'number') return { type: 'number', ...numberProfile(field, known) };
  const words = whole && whole.type !== 'number' ? whole.words : undefined;
  if (field.type === 'text') return { type: 'text', ...textProfile(field, known, words) };
  return { type: isSet(field) ? 'set' : 'list', ...listProfile(field, known, words) };
}

/** Whether each option of a field is decided for itself. */
export function isSet({ type, multiple }: Field): boolean {
  return multiple && type === 'select';
}

/** Profiles for the examples themselves, in so many parts: each sees an example only through those of the other parts. */
export function heldOutProfiles(
  field: Field,
  known: readonly KnownText[],
  whole: Profile,
  parts: number,
): readonly Profile[] {
  const profiles = Array.from({ length: parts }, (_, part) =>
    profileOf(
      field,
      known.filter((_, index) => index % parts !== part),
      whole,
    ),
  );
  return known.map((one, index) => {
    const profile = profiles[index % parts] ?? whole;
    if (profile.type === 'number') return profile;
    const leftOut = whole.type === 'text' ? [textAnswer(one, whole.values)] : answersOf(one);
    return { ...profile, leftOut };
  });
}
