import { findEvidence } from '../../fields/evidence.js';
import type { Evidence, Field, Mention, Scalar, Value } from '../../fields/field.js';
import { mentionsOf } from '../../fields/mentions.js';
import type { Text } from '../../fields/text.js';
import { fold } from '../../text/fold.js';

/** The words that a text can have given a value by, those of each part of a list; empty when it does not state all of it. */
export function wordsOfValue(field: Field, value: Value, text: Text): readonly Evidence[] {
  if (value === null) return [];
  const parts: readonly Scalar[] = Array.isArray(value) ? value : [value as Scalar];
  const words = parts.flatMap(
    (part) => findEvidence(field, Array.isArray(value) ? [part as string] : part, text) ?? [],
  );
  return words.length === parts.length ? words : [];
}

/**
 * Whether a text states other things by all words that could be a value of a field, so that it does not state the field.
 * @param known the words of the values that are known of other fields
 */
export function isTakenByOthers(field: Field, text: Text, known: readonly Evidence[]): boolean {
  const mentions = mentionsOf(field, text);
  if (mentions.length === 0) return false;
  return mentions.every((one) => known.some((words) => overlap(words, one)) || isHardlyMeant(field, one, text));
}

/** Characters on either side of a number within which a field is named. */
const NEAR = 40;

/** A number that is no plain quantity, or one without a unit where nothing near it names the field. */
function isHardlyMeant(field: Field, { number, start, end }: Mention, { source }: Text): boolean {
  if (!number) return false;
  if (number.nature !== undefined || number.attached) return true;
  if (number.unit !== undefined) return false;
  const near = fold(source.slice(Math.max(0, start - NEAR), end + NEAR));
  return !labelWords(field).some((word) => near.includes(word));
}

/** The words of a field's labels that are long enough to mean something. */
function labelWords({ label, labels }: Field): readonly string[] {
  return [label, ...Object.values(labels)]
    .flatMap((text) => fold(text).split(/[^\p{L}\d]+/u))
    .filter((word) => word.length > 3);
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

type Span = Pick<Evidence, 'start' | 'end'>;
