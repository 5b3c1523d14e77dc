import type { Field, Value } from '../fields/field.js';
import type { Text } from '../fields/text.js';
import { parseUnit } from '../fields/units.js';
import type { Case } from './candidate.js';
import { answerKey, type KnownText } from './known-text.js';
import type { Lesson } from './learner.js';
import { type ListProfile, listCase, listProfile } from './list-cases.js';
import { type NumberProfile, numberCase, numberProfile } from './number-cases.js';
import { setCases } from './set-cases.js';
import { textCase } from './text-cases.js';
import { type TextProfile, textProfile } from './text-profile.js';

/** What counting the examples of a field tells, by its type. */
export type Profile =
  | ({ readonly type: 'number' } & NumberProfile)
  | ({ readonly type: 'list' } & ListProfile)
  | ({ readonly type: 'set' } & ListProfile)
  | ({ readonly type: 'text' } & TextProfile);

/** Counts what the examples of a field have in common. */
export function profileOf(field: Field, known: readonly KnownText[]): Profile {
  if (field.type === 'number') return { type: 'number', ...numberProfile(field, known) };
  if (field.type === 'text') return { type: 'text', ...textProfile(field, known) };
  return { type: field.multiple ? 'set' : 'list', ...listProfile(field, known) };
}

/** All that a field could answer about a text: one case, or one an option where it takes several. */
export function casesOf(field: Field, text: Text, profile: Profile): readonly Case[] {
  if (profile.type === 'number') return [numberCase(field, text, profile)];
  if (profile.type === 'text') return [textCase(field, text, profile)];
  return profile.type === 'set' ? setCases(field, text, profile) : [listCase(field, text, profile)];
}

/** A case with the candidates that give the known value marked as right; "nothing" is, when none of them does. */
export function lessonOf(one: Case, value: Value): Lesson {
  const keys = new Set([value].flat().map(answerKey));
  const right = one.candidates.map((candidate) => candidate.value !== null && keys.has(answerKey(candidate.value)));
  if (right.some(Boolean)) return { case: one, right, weight: 1 };
  const weight = value === null || Array.isArray(value) ? 1 : MISSED;
  return { case: one, right: one.candidates.map((candidate) => candidate.value === null), weight };
}

/** How much a text counts as one without the value, when no candidate gives the value. */
const MISSED = 0.5;

/** Fields of one kind share weights. */
export function kindName(field: Field): string {
  if (field.type !== 'number') return field.multiple ? 'set' : field.type;
  return `number ${field.unit === undefined ? '' : (parseUnit(field.unit)?.dimension ?? '')}`;
}
