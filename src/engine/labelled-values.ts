import type { Field } from '../fields/field.js';
import { bareLabel, labelsOf } from '../fields/label-words.js';
import { once } from '../fields/once.js';
import { type Phrase, preparePhrase } from '../fields/phrase.js';
import { findPhrase } from '../fields/phrase-finder.js';
import type { Text } from '../fields/text.js';
import type { Span } from './candidate.js';

/** What a text puts behind a field's label. */
export interface LabelledValue extends Span {
  /** As written. */
  readonly source: string;
}

/** `Marque : `, `Modell = `, a cell of a table. */
const SIGN = /^[ \u00a0]*(?:[:=|]|\t)[ \u00a0]*/;
/** `Artikelnummer KK-4711/S`: without a sign only what holds a digit is taken for a value. */
const SPACE = /^[ \u00a0]+(?=\S*\d)/;
const ONE_WORD = /^\S+?(?=[.,;:)\]]*(?:\s|$))/;
const TO_THE_END = /^\S.{0,80}?(?=\s*(?:[\n\r\t;|]|[,.](?:\s|$)|\s{2}|\s[-–•(]|$))/;
/** The next label without anything between: where the value ends cannot be told. */
const NEXT_LABEL = /\s\S+\s?:\s/;

/** Values behind the labels of a text field, in text order; all that is to be known without an example of its values. */
export function labelledValues(field: Field, text: Text): readonly LabelledValue[] {
  const ends = labelPhrases(field).flatMap((phrase) => findPhrase(phrase, text).map(({ end }) => end));
  return [...new Set(ends)].sort((a, b) => a - b).flatMap((end) => valueAt(text.source, end) ?? []);
}

/** The labels, and the last part of `Hersteller-Artikelnummer`. */
const labelPhrases = once((field: Field): readonly Phrase[] => {
  const labels = labelsOf(field).map(bareLabel);
  const lastParts = labels.flatMap((label) => /^\S+-(\p{L}{5,})$/u.exec(label)?.[1] ?? []);
  return [...new Set([...labels, ...lastParts])].flatMap((label) => preparePhrase(label) ?? []);
});

function valueAt(source: string, labelEnd: number): LabelledValue | undefined {
  const behind = source.slice(labelEnd, labelEnd + 200);
  const [sign] = SIGN.exec(behind) ?? [];
  const gap = sign ?? SPACE.exec(behind)?.[0];
  if (gap === undefined) return undefined;
  const start = labelEnd + gap.length;
  const [written = ''] = (sign === undefined ? ONE_WORD : TO_THE_END).exec(behind.slice(gap.length)) ?? [];
  if (!/[\p{L}\p{N}]/u.test(written) || NEXT_LABEL.test(written)) return undefined;
  return { source: written, start, end: start + written.length };
}
