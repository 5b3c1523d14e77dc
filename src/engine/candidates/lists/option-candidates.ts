import type { Field } from '../../../fields/field.js';
import type { Text } from '../../../fields/text.js';
import type { CandidateSet } from '../candidate.js';
import { answerKey } from '../known-text.js';
import { listCandidates } from './list-candidates.js';
import type { ListProfile } from './list-profile.js';

/** One candidate set an option of a field that takes several: this option, or not. */
export function optionCandidates(field: Field, text: Text, profile: ListProfile): readonly CandidateSet[] {
  const { candidates, context } = listCandidates(field, text, profile);
  return candidates.flatMap((candidate): CandidateSet[] => {
    if (candidate.value === null) return [];
    const shared = candidate.shared.map(([name, amount]) => [name.replace('list.', 'set.'), amount] as const);
    const no = {
      value: null,
      shared: [['set.no', 1]] as const,
      own: [`not ${answerKey(candidate.value)}`],
    };
    return [{ candidates: [{ ...candidate, shared }, no], context }];
  });
}
