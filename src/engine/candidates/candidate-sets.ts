import type { Field } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import { labelStems } from '../../fields/words/label-words.js';
import type { CandidateSet } from './candidate.js';
import { listCandidates } from './lists/list-candidates.js';
import { optionCandidates } from './lists/option-candidates.js';
import { mentionCandidates } from './mentions/mention-candidates.js';
import { unitOf } from './numbers/field-unit.js';
import { numberCandidates } from './numbers/number-candidates.js';
import { type Profile, profileTypeOf } from './profile.js';
import type { TaggedSpan } from './texts/tagged-span.js';
import { textCandidates } from './texts/text-candidates.js';

/** All that a field could answer about a text: one candidate set, or one per option where it takes several. */
export function candidateSets(
  field: Field,
  text: Text,
  profile: Profile,
  tagged?: readonly TaggedSpan[],
): readonly CandidateSet[] {
  switch (profile.type) {
    case 'number':
      return [numberCandidates(field, text, profile)];
    case 'text':
      return [textCandidates(field, text, profile, tagged)];
    case 'mention':
      return [mentionCandidates(field, text, profile)];
    case 'set':
      return optionCandidates(field, text, profile);
    case 'list':
      return [listCandidates(field, text, profile)];
  }
}

/** Fields of one kind share weights: a type, for numbers with what they measure. */
export function kindName(field: Field): string {
  if (profileTypeOf(field) !== 'number') return calibrationGroup(field);
  return `number ${unitOf(field)?.dimension ?? field.unit ?? ''}`;
}

/** Fields of one family are called the same and hold the same: the width of a lamp and that of a shelf. */
export function familyName(field: Field): string {
  return `${kindName(field)}: ${[...labelStems(field)].sort().join(' ') || field.code}`;
}

/** Fields of one type are calibrated together. */
export function calibrationGroup(field: Field): string {
  return profileTypeOf(field) === 'set' ? 'set' : field.type;
}
