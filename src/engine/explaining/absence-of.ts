import type { Absence } from '../../fields/absence.js';
import { acceptValue } from '../../fields/accept.js';
import type { Evidence, Field } from '../../fields/field.js';
import { kindOf } from '../../fields/kinds/kind-of.js';
import type { Text } from '../../fields/text.js';
import { storedPattern } from '../../fields/user-pattern.js';
import type { CandidateSet } from '../candidates/candidate.js';
import { labelledValues } from '../candidates/texts/labelled-values.js';
import type { Choice } from '../types.js';
import { spokenChoice } from './spoken-choice.js';
import { spokenPair } from './spoken-pair.js';
import { unlistedWords } from './unlisted-words.js';

/** What the engine knows of a field that has no value. */
export interface AbsentField {
  readonly field: Field;
  readonly text: Text;
  /** The candidates of a field of one value. */
  readonly set: CandidateSet | undefined;
  /** What it may have, the most probable first, nothing among it. */
  readonly choices: readonly Choice[];
  /** The confidence from which on a value is given where nobody says anything. */
  readonly usual: number;
}

/** Two options of which the second is at least so likely against the first compete. */
const COMPETES = 0.4;

/** Why a field has no value: the first of the causes that the text gives reason for. */
export function absenceOf({ field, text, set, choices, usual }: AbsentField): Absence {
  const [top, second] = choices.filter(({ value }) => value !== null);
  const nothing = choices.find(({ value }) => value === null)?.confidence ?? 0;
  if (top && top.confidence >= usual) return belowConfidence(top);
  const pair = spokenPair(set, text);
  if (pair) return pair;
  const choice = spokenChoice(field, text);
  if (choice) return { cause: 'several', words: choice };
  const unlisted = unlistedWords(field, text);
  if (unlisted) return { cause: 'not-in-options', words: unlisted };
  const refused = refusedWords(field, text);
  if (refused) return { cause: 'not-accepted', words: refused };
  if (!top) return { cause: 'not-stated' };
  if (isContest(field, top, second) && top.confidence + second.confidence > nothing) {
    const words = passageOf(top, second, text);
    return { cause: 'several', ...(words && { words }) };
  }
  return top.confidence > nothing ? belowConfidence(top) : { cause: 'not-stated' };
}

function belowConfidence({ value, evidence }: Choice): Absence {
  return { cause: 'below-confidence', value, ...(evidence && { words: evidence }) };
}

/** Whether a text names two options, either of which it could mean. */
function isContest(field: Field, top: Choice, second: Choice | undefined): second is Choice {
  if (!kindOf(field).isListed || !top.evidence || !second?.evidence) return false;
  return second.confidence >= COMPETES * top.confidence;
}

/** Characters from the first to the second; farther apart they are no one passage. */
const PASSAGE = 80;

/** The passage that names both, or the words of the first. */
function passageOf({ evidence: one }: Choice, { evidence: other }: Choice, { source }: Text): Evidence | undefined {
  if (!one || !other) return one;
  const [start, end] = [Math.min(one.start, other.start), Math.max(one.end, other.end)];
  return end - start > PASSAGE ? one : { text: source.slice(start, end), start, end };
}

/** What stands behind the label of a text field though it is not of the form that the field takes. */
function refusedWords(field: Field, text: Text): Evidence | undefined {
  if (field.pattern === undefined) return undefined;
  const whole = storedPattern(`^(?:${field.pattern})$`);
  const isRefused = (source: string) => !whole.test(source) || !acceptValue(field, source).ok;
  const [refused] = labelledValues(field, text).filter(({ source }) => isRefused(source));
  return refused && { text: refused.source, start: refused.start, end: refused.end };
}
