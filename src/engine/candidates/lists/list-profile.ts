import type { Field } from '../../../fields/field.js';
import { mentionsOf, statesValue } from '../../../fields/mentions.js';
import type { Text } from '../../../fields/text.js';
import { labelStems } from '../../../fields/words/label-words.js';
import { contextWords, labelledWords } from '../context-words.js';
import { answersOf, type KnownText } from '../known-text.js';
import { countWords, type WordCounts } from '../naive-bayes.js';
import { isOfProduct } from './plain-mention.js';

/** What counting the examples of a list or yes/no field tells. */
export interface ListProfile {
  /** Examples per answer, by its key; those that state nothing under an empty string. */
  readonly counts: ReadonlyMap<string, number>;
  /** Examples with an answer, and without one, where the text mentioned none, and where it did. */
  readonly found: readonly [silent: number, mentioned: number];
  readonly absent: readonly [silent: number, mentioned: number];
  readonly words: WordCounts;
  /** The answers of the text at hand, when it is one of the examples. */
  readonly leftOut?: readonly string[];
}

/** Counts the answers of a list or yes/no field. @param words the counted words, when they are known already */
export function listProfile(field: Field, known: readonly KnownText[], words = listWords(field, known)): ListProfile {
  const counts = new Map<string, number>();
  const found: [number, number] = [0, 0];
  const absent: [number, number] = [0, 0];
  for (const one of known) {
    (one.value === null ? absent : found)[isNamed(field, one) ? 1 : 0]++;
    for (const answer of answersOf(one)) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  return { counts, found, absent, words };
}

/** The words of the text, and once more those that the field's label announces. */
export function listContext(field: Field, text: Text): readonly string[] {
  return [...contextWords(text), ...labelledWords(labelStems(field), text)];
}

function listWords(field: Field, known: readonly KnownText[]): WordCounts {
  return countWords(
    known.flatMap((one) => answersOf(one).map((answer) => ({ answer, words: listContext(field, one.text) }))),
  );
}

const mentioned = new WeakMap<KnownText, boolean>();

/** Whether the text of an example plainly names an answer. */
export function isNamed(field: Field, known: KnownText): boolean {
  const before = mentioned.get(known);
  if (before !== undefined) return before;
  const now = mentionsOf(field, known.text).some((mention) => statesValue(field, mention) && isOfProduct(mention));
  mentioned.set(known, now);
  return now;
}
