import type { Evidence } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import type { Candidate, CandidateSet } from '../candidates/candidate.js';

/** Two numbers that are said of a number field which takes one. */
export interface SpokenPair {
  readonly cause: 'a-range' | 'several';
  /** From the first to the end of the second. */
  readonly words: Evidence;
}

/** The range, or else the two values, that a text gives a number field which takes one; undefined where it gives neither. */
export function spokenPair(set: CandidateSet | undefined, text: Text): SpokenPair | undefined {
  if (!set) return undefined;
  const range = saidOf(set, 'range unasked=');
  if (range) return { cause: 'a-range', words: wordsOf(range, text) };
  const several = saidOf(set, 'alternative=unasked');
  return several && { cause: 'several', words: wordsOf(several, text) };
}

/** The two candidates of such a feature that stand behind the field's label, play its role, or alone have a unit of its own. */
function saidOf({ candidates }: CandidateSet, feature: string): readonly [Candidate, Candidate] | undefined {
  const has = (candidate: Candidate | undefined) => candidate?.shared.some(([name]) => name.startsWith(feature));
  const named = candidates.findIndex((one) => has(one) && one.shared.some(([name]) => NAMED.has(name)));
  const at = named >= 0 ? named : soleMeasured(candidates);
  const [first, second] = [candidates[at], candidates[at + 1]];
  return first && second && has(first) && has(second) ? [first, second] : undefined;
}

/** Where the only two numbers in the field's units begin (`220-240 V`), if these units say what the field asks; else -1. */
function soleMeasured(candidates: readonly Candidate[]): number {
  const measured = candidates.flatMap(({ shared }, at) => (shared.some(([name]) => MEASURED.has(name)) ? [at] : []));
  const [first = -1, second] = measured;
  // A length may be a width or a height: its field has a role to tell them apart.
  const hasRole = candidates[first]?.shared.some(([name]) => name.startsWith('role'));
  return measured.length === 2 && second === first + 1 && !hasRole ? first : -1;
}

const NAMED: ReadonlySet<string> = new Set(['role=same', 'label next', 'label before=1', 'label before=2']);
const MEASURED: ReadonlySet<string> = new Set(['unit=own', 'unit=other', 'unit=inherited']);

function wordsOf([first, second]: readonly [Candidate, Candidate], { source }: Text): Evidence {
  const [start, end] = [first.span?.start ?? 0, second.span?.end ?? 0];
  return { text: source.slice(start, end), start, end };
}
