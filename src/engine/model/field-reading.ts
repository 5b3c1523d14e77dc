import type { Evidence, Field } from '../../fields/field.js';
import type { Text } from '../../fields/text.js';
import type { CandidateSet, TextSpan } from '../candidates/candidate.js';
import type { WordCounts } from '../candidates/naive-bayes.js';
import type { Choice } from '../types.js';
import type { Confidence } from './confidence.js';
import { valueChances } from './value-chances.js';

/** A field's candidate sets about one text, each with the probabilities of its candidates. */
export interface FieldReading {
  readonly field: Field;
  readonly candidateSets: readonly CandidateSet[];
  readonly chances: readonly (readonly number[])[];
  readonly sureness: Confidence;
  /** The confidence from which on a value is answered. */
  readonly threshold: number;
  /** The same where nobody asks for another. */
  readonly usual: number;
  /** Up to this chance of there being nothing a value is answered. */
  readonly mostNothing: number;
  /** The words that its examples have, when they were counted. */
  readonly words: WordCounts | undefined;
}

/** All that a field of one value may have, the most probable first. */
export function choicesOf(
  { field, candidateSets: sets, chances, sureness }: FieldReading,
  text: Text,
): readonly Choice[] {
  const [only] = sets;
  if (field.multiple || !only) return [];
  const values = valueChances(only.candidates, chances[0] ?? []);
  const isBlind = values.length === 1;
  return values.map(({ value, chance, span }) => ({
    value,
    confidence: value === null ? sureness.nothing(isBlind ? undefined : chance) : sureness.value(chance),
    ...(span && { evidence: evidenceAt(span, text) }),
  }));
}

/** The words of a span. */
export function evidenceAt({ start, end }: TextSpan, { source }: Text): Evidence {
  return { text: source.slice(start, end), start, end };
}
