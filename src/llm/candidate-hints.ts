import type { CandidateHint } from '../chain-of-thoughts/types.js';
import type { Choice } from '../engine/types.js';
import type { Evidence, Field } from '../fields/field.js';
import { kindOf } from '../fields/kinds/kind-of.js';
import type { ValueDistribution } from './weigh.js';

/** Which values are told. */
export interface HintChoice {
  /** The least chance of one, 0 to 1. */
  readonly least: number;
  /** Whether a single value is told: that a model finds it by itself says more where its word is weighed. */
  readonly alone: boolean;
}

const MOST_HINTS = 5;
/** Characters around a number that tell which of several it is. */
const AROUND = 16;

/** What the engine thinks possible, by field code: in the order of the text, so that the answer owes nothing to the engine's own ranking. */
export function candidateHints(
  opinions: readonly ValueDistribution[],
  description: string,
  { least, alone }: HintChoice,
): Readonly<Record<string, readonly CandidateHint[]>> {
  const known = opinions.map(
    ({ field, choices }) => [field.code, hintsOfField(field, choices, description, least)] as const,
  );
  return Object.fromEntries(known.filter(([, hints]) => hints.length > (alone ? 0 : 1)));
}

function hintsOfField(
  field: Field,
  choices: readonly Choice[],
  description: string,
  least: number,
): readonly CandidateHint[] {
  const codes = field.options.map(({ code }) => code);
  return choices
    .filter(({ value, confidence }) => value !== null && confidence >= least)
    .slice(0, MOST_HINTS)
    .map((choice) => ({
      ...choice,
      place: choice.evidence?.start ?? Infinity,
      rank: codes.indexOf(String(choice.value)),
    }))
    .sort((a, b) => (a.place === b.place ? a.rank - b.rank : a.place - b.place))
    .map(({ value, evidence }) => ({ value, ...(evidence && { words: wordsOf(field, evidence, description) }) }));
}

/** A number alone does not say which of several it is. */
function wordsOf(field: Field, { text, start, end }: Evidence, description: string): string {
  if (!kindOf(field).isExclusive) return text;
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
