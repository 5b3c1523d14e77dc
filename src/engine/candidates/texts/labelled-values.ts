import type { Field } from '../../../fields/field.js';
import type { Text } from '../../../fields/text.js';
import { bareLabel, labelsOf } from '../../../fields/words/label-words.js';
import { type Phrase, preparePhrase } from '../../../fields/words/phrase.js';
import { findPhrase } from '../../../fields/words/phrase-finder.js';
import type { Word } from '../../../fields/words/words.js';
import { memoize } from '../../../memoize.js';
import { fold } from '../../../text/fold.js';
import { type LabelledValue, valueBehind, type WrittenLabel } from './value-behind-label.js';

/** Values behind the labels of a text field, in text order; all that is to be known without an example of its values. */
export function labelledValues(field: Field, text: Text): readonly LabelledValue[] {
  const own = valuesBehind(text, [...placesOf(labelPhrases(field), text), ...abbreviations(field, text)]);
  return own.length > 0 ? own : valuesBehind(text, placesOf(otherLabels(field), text).map(withDot(text)));
}

function placesOf(phrases: readonly Phrase[], text: Text): readonly WrittenLabel[] {
  return phrases.flatMap((phrase) => findPhrase(phrase, text));
}

/** The dot of `Art.-Nr.` and `Part no.` belongs to the label. */
function withDot({ source }: Text) {
  return ({ start, end }: WrittenLabel): WrittenLabel => ({
    ...(start !== undefined && { start }),
    end: source[end] === '.' ? end + 1 : end,
  });
}

function valuesBehind({ source }: Text, places: readonly WrittenLabel[]): readonly LabelledValue[] {
  const byEnd = new Map(places.map((place) => [place.end, place]));
  return [...byEnd.values()].sort((a, b) => a.end - b.end).flatMap((place) => valueBehind(source, place) ?? []);
}

/** What texts call the question when they do not use the label's own word, one question per line. */
const GROUPS = [
  ['brand', 'marque', 'marke', 'hersteller', 'manufacturer', 'fabricant'],
  [
    ...['part number', 'part no', 'item number', 'item no', 'article number', 'art no', 'mpn', 'sku'],
    ...['reference', 'reference fabricant', 'reference produit', 'ref', 'artikelnummer', 'artikel nr', 'art nr'],
    ...['herstellernummer', 'bestellnummer', 'best nr', 'modellnummer', 'model number', 'model no'],
  ],
];

const otherLabels = memoize((field: Field): readonly Phrase[] => {
  const labels = labelsOf(field).map((label) => fold(bareLabel(label)));
  const groups = GROUPS.filter((group) => group.some((word) => labels.includes(word)));
  return groups.flat().flatMap((word) => (labels.includes(word) ? [] : (preparePhrase(word) ?? [])));
});

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

/** The words that begin as a label of one word does: `Réf.` of `Référence`, `Mod` of `Modell`. */
function abbreviations(field: Field, text: Text): readonly WrittenLabel[] {
  const labels = singleWords(field);
  const beginnings = new Set(labels.map((label) => label.slice(0, SHORTEST)));
  const isShort = ({ folded }: Word) =>
    labels.some((label) => label.length > folded.length && label.startsWith(folded));
  const words = [...beginnings].flatMap((letters) => wordsByBeginning(text).get(letters) ?? []);
  return words.filter(isShort).map(({ end }) => ({ end: text.source[end] === '.' ? end + 1 : end }));
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
