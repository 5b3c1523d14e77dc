import type { Field, Value } from '../fields/field.js';
import type { Text } from '../fields/text.js';
import type { Case } from './candidate.js';
import { answerKey, answersOf, type KnownText } from './known-text.js';
import type { Lesson } from './lesson.js';
import { listCase } from './list-cases.js';
import { type ListProfile, listProfile } from './list-profile.js';
import { numberCase } from './number-cases.js';
import { type NumberProfile, numberProfile } from './number-profile.js';
import { unitOf } from './number-readings.js';
import { setCases } from './set-cases.js';
import { textCase } from './text-cases.js';
import { type TextProfile, textAnswer, textProfile } from './text-profile.js';

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
  return { type: field.multiple ? 'set' : 'list', ...listProfile(field, known, words) };
}

/** Profiles for the examples themselves: each sees an example only through the others. */
export function heldOutProfiles(
  field: Field,
  known: readonly KnownText[],
  whole: Profile,
  folds: number,
): readonly Profile[] {
  const profiles = Array.from({ length: folds }, (_, fold) =>
    profileOf(
      field,
      known.filter((_, index) => index % folds !== fold),
      whole,
    ),
  );
  return known.map((one, index) => {
    const profile = profiles[index % folds] ?? whole;
    if (profile.type === 'number') return profile;
    const leftOut = whole.type === 'text' ? [textAnswer(one, whole.values)] : answersOf(one);
    return { ...profile, leftOut };
  });
}

/** All that a field could answer about a text: one case, or one an option where it takes several. */
export function casesOf(field: Field, text: Text, profile: Profile): readonly Case[] {
  if (profile.type === 'number') return [numberCase(field, text, profile)];
  if (profile.type === 'text') return [textCase(field, text, profile)];
  return profile.type === 'set' ? setCases(field, text, profile) : [listCase(field, text, profile)];
}

/** A case with the candidates that give the known value marked as right; "nothing" is, when none of them does. */
export function lessonOf(one: Case, value: Value): Lesson {
  const stated = value !== null;
  const keys = new Set([value].flat().map(answerKey));
  const marked = (isRight: (answer: Value) => boolean) => one.candidates.map((candidate) => isRight(candidate.value));
  const same = marked((answer) => answer !== null && keys.has(answerKey(answer)));
  if (same.some(Boolean)) return { case: one, right: same, stated };
  const near = marked((answer) => typeof answer === 'number' && typeof value === 'number' && isNear(answer, value));
  if (near.some(Boolean)) return { case: one, right: near, stated };
  return { case: one, right: marked((answer) => answer === null), stated: stated && !Array.isArray(value) };
}

/** How far a catalogue that rounds in its own way may be from the text. */
const SLACK = 0.0025;

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SLACK * Math.abs(b);
}

/** Fields of one kind share weights. */
export function kindName(field: Field): string {
  if (field.type !== 'number') return field.multiple ? 'set' : field.type;
  return `number ${field.unit === undefined ? '' : (unitOf(field)?.dimension ?? field.unit)}`;
}

/** Fields of one type are calibrated together. */
export function trustName({ type, multiple }: Field): string {
  return multiple ? 'set' : type;
}
