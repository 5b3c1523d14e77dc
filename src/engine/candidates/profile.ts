import type { Field, FieldType } from '../../fields/field.js';
import { kindOf } from '../../fields/kinds/kind-of.js';
import { answersOf, type KnownText } from './known-text.js';
import { isNamed, type ListProfile, listProfile } from './lists/list-profile.js';
import { isMentioned, type MentionProfile, mentionProfile } from './mentions/mention-profile.js';
import type { WordCounts } from './naive-bayes.js';
import { observe } from './numbers/number-observation.js';
import { type NumberProfile, numberProfile } from './numbers/number-profile.js';
import { isNumberStated } from './numbers/stated-number.js';
import { type TextProfile, textAnswer, textProfile } from './texts/text-profile.js';
import { valueOccurrences } from './texts/value-occurrences.js';

/** What counting the examples of a field tells, by how its values are looked for. */
export type Profile =
  | ({ readonly type: 'number' } & NumberProfile)
  | ({ readonly type: 'list' } & ListProfile)
  | ({ readonly type: 'set' } & ListProfile)
  | ({ readonly type: 'text' } & TextProfile)
  | ({ readonly type: 'mention' } & MentionProfile);

/** How the values of each type of field are looked for: the one line of the engine that a new type asks for. */
const PROFILE_TYPES = {
  number: 'number',
  boolean: 'list',
  select: 'list',
  text: 'text',
  date: 'mention',
  range: 'mention',
} as const satisfies Record<FieldType, Exclude<Profile['type'], 'set'>>;

/** The types of field whose values are read from mentions alone. */
export type MentionType = {
  [Type in FieldType]: (typeof PROFILE_TYPES)[Type] extends 'mention' ? Type : never;
}[FieldType];

/** How the values of a field are looked for; each option of a list of several is decided for itself. */
export function profileTypeOf({ type, multiple }: Pick<Field, 'type' | 'multiple'>): Profile['type'] {
  return multiple && kindOf({ type }).isListed ? 'set' : PROFILE_TYPES[type];
}

/** Counts what the examples of a field have in common. @param whole a profile of more examples, whose words are not counted again */
export function profileOf(field: Field, known: readonly KnownText[], whole?: Profile): Profile {
  const type = profileTypeOf(field);
  const words = whole && wordCounts(whole);
  switch (type) {
    case 'number':
      return { type, ...numberProfile(field, known) };
    case 'text':
      return { type, ...textProfile(field, known, words) };
    case 'mention':
      return { type, ...mentionProfile(field, known) };
    case 'list':
    case 'set':
      return { type, ...listProfile(field, known, words) };
  }
}

/** Looks at an example as counting does, which remembers what it saw: a text that is read for one field is read for all of them. */
export function lookAt(field: Field, known: KnownText): void {
  switch (PROFILE_TYPES[field.type]) {
    case 'number':
      observe(field, known);
      if (known.value === null) isNumberStated(field, known);
      break;
    case 'list':
      isNamed(field, known);
      break;
    case 'mention':
      isMentioned(field, known);
      break;
    case 'text':
      valueOccurrences(field, known);
  }
}

/** Whether little is remembered of a look at an example: of a text field it is where all runs of words of the text stand. */
export function isLightToLookAt({ type }: Field): boolean {
  return PROFILE_TYPES[type] !== 'text';
}

/** The words that the examples have, where they were counted. */
export function wordCounts(profile: Profile): WordCounts | undefined {
  return 'words' in profile ? profile.words : undefined;
}

/** Profiles for the examples themselves, in `parts` parts: each sees an example only through those of the other parts. */
export function heldOutProfiles(
  field: Field,
  known: readonly KnownText[],
  whole: Profile,
  { parts, lent }: { readonly parts: number; readonly lent: readonly KnownText[] },
): readonly Profile[] {
  const profiles = Array.from({ length: parts }, (_, part) =>
    profileOf(field, [...known.filter((_, index) => index % parts !== part), ...lent], whole),
  );
  return known.map((one, index) => {
    const profile = profiles[index % parts] ?? whole;
    if (profile.type === 'number' || profile.type === 'mention') return profile;
    const leftOut = whole.type === 'text' ? [textAnswer(one, whole.values)] : answersOf(one);
    return { ...profile, leftOut };
  });
}

/**
 * How often a field's examples have nothing, by the rule of succession (Laplace 1814): all that speaks for "nothing" where a
 * free text shows no candidate, since without examples none can be seen. Undefined for values that are found without any.
 */
export function shareOfNulls(profile: Profile): number | undefined {
  return profile.type === 'text' ? (profile.nulls + 1) / (profile.total + 2) : undefined;
}
