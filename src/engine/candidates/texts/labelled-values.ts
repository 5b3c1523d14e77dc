import type { Field } from '../../../fields/field.js';
import type { Text } from '../../../fields/text.js';
import { bareLabel, labelsOf } from '../../../fields/words/label-words.js';
import { type Phrase, preparePhrase } from '../../../fields/words/phrase.js';
import { findPhrase } from '../../../fields/words/phrase-finder.js';
import type { Word } from '../../../fields/words/words.js';
import { memoize } from '../../../memoize.js';
import { fold } from '../../../text/fold.js';
import type { TextSpan } from '../candidate.js';

/** What a text puts behind a field's label. */
export interface LabelledValue extends TextSpan {
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
  const whole = labelPhrases(field).flatMap((phrase) => findPhrase(phrase, text).map(({ end }) => end));
  const ends = [...whole, ...abbreviationEnds(field, text)];
  return [...new Set(ends)].sort((a, b) => a - b).flatMap((end) => valueBehind(text.source, end) ?? []);
}

/** The labels, and the last part of `Hersteller-Artikelnummer`. */
const labelPhrases = memoize((field: Field): readonly Phrase[] => {
  const labels = labelsOf(field).map(bareLabel);
  const lastParts = labels.flatMap((label) => /^\S+-(\p{L}{5,})$/u.exec(label)?.[1] ?? []);
  return [...new Set([...labels, ...lastParts])].flatMap((label) => preparePhrase(label) ?? []);
});

const SHORTEST = 3;

/** The labels of one word, folded. */
const singleWords = memoize((field: Field): readonly string[] =>
  labelsOf(field)
    .map((label) => fold(bareLabel(label)))
    .filter((label) => /^\p{L}+$/u.test(label)),
);

/** Where words end that begin as a label of one word does: `Réf.` of `Référence`, `Mod` of `Modell`. */
function abbreviationEnds(field: Field, text: Text): readonly number[] {
  const labels = singleWords(field);
  const beginnings = new Set(labels.map((label) => label.slice(0, SHORTEST)));
  const isShort = ({ folded }: Word) =>
    labels.some((label) => label.length > folded.length && label.startsWith(folded));
  const words = [...beginnings].flatMap((letters) => wordsByBeginning(text).get(letters) ?? []);
  return words.filter(isShort).map(({ end }) => (text.source[end] === '.' ? end + 1 : end));
}

/** How many words of one beginning are looked at. */
const MOST_ALIKE = 1000;

/** The words of a text by the fewest letters that an abbreviation has. */
const wordsByBeginning = memoize(({ words }: Text): ReadonlyMap<string, readonly Word[]> => {
  const index = new Map<string, Word[]>();
  for (const word of words) {
    if (word.folded.length < SHORTEST) continue;
    const key = word.folded.slice(0, SHORTEST);
    const known = index.get(key);
    if (!known) index.set(key, [word]);
    else if (known.length < MOST_ALIKE) known.push(word);
  }
  return index;
});

/** What stands behind a label that ends here; undefined where that is no value, or where it ends cannot be told. */
export function valueBehind(source: string, labelEnd: number): LabelledValue | undefined {
  const behind = source.slice(labelEnd, labelEnd + 200);
  const [sign] = SIGN.exec(behind) ?? [];
  const dot = source[labelEnd - 1] === '.' && /^\S*\d/.test(behind) ? '' : undefined;
  const gap = sign ?? SPACE.exec(behind)?.[0] ?? dot;
  if (gap === undefined) return undefined;
  const start = labelEnd + gap.length;
  const [written = ''] = (sign === undefined ? ONE_WORD : TO_THE_END).exec(behind.slice(gap.length)) ?? [];
  if (!/[\p{L}\p{N}]/u.test(written) || NEXT_LABEL.test(written)) return undefined;
  return { source: written, start, end: start + written.length };
}
