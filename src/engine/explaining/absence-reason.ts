import type { Field } from '../../fields/field.js';
import { hasUnreadNumbers } from '../../fields/numbers/number-grammar.js';
import type { Text } from '../../fields/text.js';
import type { CandidateSet } from '../candidates/candidate.js';
import { profileTypeOf } from '../candidates/profile.js';
import { spokenPair } from './spoken-pair.js';

const LONGEST = 60;

/**
 * Why a number field has no value, when there is more to say than that none is stated: a range or two values stand behind
 * its label where it takes one, or not all numbers of the text were read.
 */
export function absenceReason(field: Field, set: CandidateSet | undefined, text: Text): string | undefined {
  if (profileTypeOf(field) !== 'number') return undefined;
  const pair = spokenPair(set, text);
  if (pair) {
    const what = pair.cause === 'a-range' ? 'a range' : 'several values';
    return `the text states ${what}: ${JSON.stringify(pair.words.text.slice(0, LONGEST))}`;
  }
  return hasUnreadNumbers(text) ? `only the first ${text.numbers.length} numbers of the text were read` : undefined;
}
