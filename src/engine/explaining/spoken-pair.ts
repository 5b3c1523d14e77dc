import type { Evidence } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import type { Candidate, CandidateSet } from '../candidates/candidate.js';

/** Two numbers behind a number field's label where it takes one. */
export interface SpokenPair {
  readonly cause: 'a-range' | 'several';
  /** From the first to the end of the second. */
  readonly words: Evidence;
}

/** The range, or else the two values, that stand behind a number field's label or play its role; undefined where none does. */
export function spokenPair(set: CandidateSet | undefined, text: Text): SpokenPair | undefined {
  if (!set) return undefined;
  const range = saidOf(set, 'range unasked=');
  if (range) return { cause: 'a-range', words: wordsOf(range, text) };
  const several = saidOf(set, 'alternative=unasked');
  return several && { cause: 'several', words: wordsOf(several, text) };
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

function wordsOf([first, second]: readonly [Candidate, Candidate], { source }: Text): Evidence {
  const [start, end] = [first.span?.start ?? 0, second.span?.end ?? 0];
  return { text: source.slice(start, end), start, end };
}
