import type { Field } from '../fields/field.js';
import { labelStems } from '../fields/label-words.js';
import type { Text } from '../fields/text.js';
import type { Case } from './candidate.js';
import { unitOf } from './field-unit.js';
import { listCase } from './list-cases.js';
import { numberCase } from './number-cases.js';
import { isSet, type Profile } from './profile.js';
import { setCases } from './set-cases.js';
import type { TaggedSpan } from './tagging/tagger.js';
import { textCase } from './text-cases.js';

/** All that a field could answer about a text: one case, or one an option where it takes several. */
export function casesOf(
  field: Field,
  text: Text,
  profile: Profile,
  tagged?: readonly TaggedSpan[],
): readonly Case[] {
  if (profile.type === 'number') return [numberCase(field, text, profile)];
  if (profile.type === 'text') return [textCase(field, text, profile, tagged)];
  return profile.type === 'set' ? setCases(field, text, profile) : [listCase(field, text, profile)];
}

/** Fields of one kind share weights: a type, for numbers with what they measure. */
export function kindName(field: Field): string {
  if (field.type !== 'number') return trustName(field);
  return `number ${unitOf(field)?.dimension ?? field.unit ?? ''}`;
}

/** Fields of one family are called the same and hold the same: the width of a lamp and that of a shelf. */
export function familyName(field: Field): string {
  return `${kindName(field)}: ${[...labelStems(field)].sort().join(' ') || field.code}`;
}

/** Fields of one type are calibrated together. */
export function trustName(field: Field): string {
  return isSet(field) ? 'set' : field.type;
}
