import type { CandidateHint } from '../chain-of-thoughts/types.js';
import type { Choice } from '../engine/types.js';
import type { Evidence, Field } from '../fields/field.js';
import type { ValueDistribution } from './weigh.js';

const MOST_LEADS = 5;
const LEAST_CHANCE = 0.03;
/** Characters around a number that tell which of several it is. */
const AROUND = 16;

/**
 * What the engine thinks possible, by field code: in the order of the text, so that the answer owes nothing to the engine's own
 * ranking. A single value is not told: that a model finds it by itself says more.
 */
export function candidateHints(
  opinions: readonly ValueDistribution[],
  description: string,
): Readonly<Record<string, readonly CandidateHint[]>> {
  const known = opinions.map(({ field, choices }) => [field.code, leadsOfField(field, choices, description)] as const);
  return Object.fromEntries(known.filter(([, hints]) => hints.length > 1));
}

function leadsOfField(field: Field, choices: readonly Choice[], description: string): readonly CandidateHint[] {
  const codes = field.options.map(({ code }) => code);
  return choices
    .filter(({ value, confidence }) => value !== null && confidence >= LEAST_CHANCE)
    .slice(0, MOST_LEADS)
    .map((choice) => ({
      ...choice,
      place: choice.evidence?.start ?? Infinity,
      rank: codes.indexOf(String(choice.value)),
    }))
    .sort((a, b) => (a.place === b.place ? a.rank - b.rank : a.place - b.place))
    .map(({ value, evidence }) => ({ value, ...(evidence && { words: wordsOf(field, evidence, description) }) }));
}

/** A number alone does not say which of several it is. */
function wordsOf({ type }: Field, { text, start, end }: Evidence, description: string): string {
  if (type !== 'number') return text;
  const before = description.slice(Math.max(0, start - AROUND), start);
  const after = description.slice(end, end + AROUND);
  return (
    (start > AROUND ? fromWholeWord(before) : before) + text + (after.length === AROUND ? toWholeWord(after) : after)
  );
}

function fromWholeWord(text: string): string {
  return text.replace(/^\S*\s/, '');
}

function toWholeWord(text: string): string {
  return text.replace(/\s\S*$/, '');
}
