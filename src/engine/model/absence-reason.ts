import type { Field } from '../../fields/field.js';
import { hasUnreadNumbers } from '../../fields/numbers/number-grammar.js';
import type { Text } from '../../fields/text.js';
import type { Candidate, CandidateSet } from '../candidates/candidate.js';

const LONGEST = 60;

/**
 * Why a number field has no value, when there is more to say than that none is stated: a range or two values stand behind
 * its label where it takes one, or not all numbers of the text were read.
 */
export function absenceReason(field: Field, set: CandidateSet | undefined, text: Text): string | undefined {
  if (field.type !== 'number') return undefined;
  const range = set && saidOf(set, 'range unasked=');
  if (range) return `the text states a range: ${quoted(range, text)}`;
  const several = set && saidOf(set, 'alternative=unasked');
  if (several) return `the text states several values: ${quoted(several, text)}`;
  return hasUnreadNumbers(text) ? `only the first ${text.numbers.length} numbers of the text were read` : undefined;
}

/** The two candidates of such a feature that stand behind the field's label or play its role. */
function saidOf({ candidates }: CandidateSet, feature: string): readonly [Candidate, Candidate] | undefined {
  const at = candidates.findIndex(
    ({ shared }) => shared.some(([name]) => name.startsWith(feature)) && shared.some(([name]) => NAMED.has(name)),
  );
  const [first, second] = [candidates[at], candidates[at + 1]];
  return first && second?.shared.some(([name]) => name.startsWith(feature)) ? [first, second] : undefined;
}

const NAMED: ReadonlySet<string> = new Set(['role=same', 'label next', 'label before=1', 'label before=2']);

function quoted([first, second]: readonly [Candidate, Candidate], { source }: Text): string {
  return JSON.stringify(source.slice(first.span?.start, second.span?.end).slice(0, LONGEST));
}
