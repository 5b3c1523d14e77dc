import type { Field } from '../../../fields/field.js';
import { isUnstated } from '../../../fields/kinds/unstated.js';
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
/** `"brand":"Bosch"`. */
const IN_DATA = /^"\s*:\s*"(?=([^"\n]{1,80})")/;
/** `Artikelnummer KK-4711/S`: without a sign only what holds a digit is taken for a value. */
const SPACE = /^[ \u00a0]+(?=\S*\d)/;
const ONE_WORD = /^\S+?(?=[.,;:)\]]*(?:\s|$))/;
const TO_THE_END = /^\S.{0,80}?(?=\s*(?:[\n\r\t;|]|[,.](?:\s|$)|\s{2}|\s[-–•(]|$))/;
/** The next label without anything between: where the value ends cannot be told. */
const NEXT_LABEL = /\s\S+\s?:\s/;

/** Values behind the labels of a text field, in text order; all that is to be known without an example of its values. */
export function labelledValues(field: Field, text: Text): readonly LabelledValue[] {
  const own = valuesBehind(text, [...placesOf(labelPhrases(field), text), ...abbreviations(field, text)]);
  return own.length > 0 ? own : valuesBehind(text, placesOf(otherLabels(field), text).map(withDot(text)));
}

/** Where a label stands. */
interface Place {
  /** Undefined for a part of a word or an abbreviation. */
  readonly start?: number;
  readonly end: number;
}

function placesOf(phrases: readonly Phrase[], text: Text): readonly Place[] {
  return phrases.flatMap((phrase) => findPhrase(phrase, text));
}

/** The dot of `Art.-Nr.` and `Part no.` belongs to the label. */
function withDot({ source }: Text) {
  return ({ start, end }: Place): Place => ({
    ...(start !== undefined && { start }),
    end: source[end] === '.' ? end + 1 : end,
  });
}

function valuesBehind({ source }: Text, places: readonly Place[]): readonly LabelledValue[] {
  const byEnd = new Map(places.map((place) => [place.end, place]));
  return [...byEnd.values()].sort((a, b) => a.end - b.end).flatMap((place) => valueAt(source, place) ?? []);
}

/** What texts call the question when they do not use the label's own word, one question a line. */
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
function abbreviations(field: Field, text: Text): readonly Place[] {
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

function valueAt(source: string, { start: labelStart, end: labelEnd }: Place): LabelledValue | undefined {
  const behind = source.slice(labelEnd, labelEnd + 200);
  const [data, datum = ''] = IN_DATA.exec(behind) ?? [];
  if (data !== undefined) return placed(datum, labelEnd + data.length);
  const [sign] = SIGN.exec(behind) ?? [];
  const dot = source[labelEnd - 1] === '.' && /^\S*\d/.test(behind) ? '' : undefined;
  const apart = labelStart === undefined ? undefined : gapBehindLabel(source, labelStart, behind);
  const gap = apart ?? sign ?? SPACE.exec(behind)?.[0] ?? dot;
  if (gap === undefined) return undefined;
  const start = labelEnd + gap.length;
  const pattern = sign === undefined && apart === undefined ? ONE_WORD : TO_THE_END;
  const [written = ''] = pattern.exec(behind.slice(gap.length)) ?? [];
  if (!/[\p{L}\p{N}]/u.test(written) || NEXT_LABEL.test(written)) return undefined;
  if (isUnstated(/^[^\n\r;|,]{0,40}/.exec(behind.slice(gap.length))?.[0] ?? '')) return undefined;
  return withoutQuotes(written, start);
}

const BEGINS_LINE = /(?:^|\n)[ \t•*–-]*$/;
const BEGINS_CLAUSE = /[;\n|•][ \t\u00a0•*–-]*$/;
const LINE_BELOW = /^[ \u00a0]*[:=]?[ \u00a0]*\r?\n[ \t\u00a0•*–-]*(?=[^\n]{1,80}(?:\n|$))/;
const IS_LABEL = /^[^\n]*:[ \u00a0]*(?:\S|\n|$)/;
/** Up to three words that begin with capitals or hold a digit, up to the end of the clause. */
const NAME = /^[ \u00a0]+(?=(?:[\p{Lu}\d][^\s;,|]*[ ]?){1,3}(?:[;,|\n•]|\.?$|\.\s))/u;

/** What stands between a label and its value without a sign: the end of its line, or a blank in a clause of its own (`; Brand Makita`). */
function gapBehindLabel(source: string, labelStart: number, behind: string): string | undefined {
  const before = source.slice(Math.max(0, labelStart - 12), labelStart);
  const below = BEGINS_LINE.test(before) ? LINE_BELOW.exec(behind)?.[0] : undefined;
  if (below !== undefined && !IS_LABEL.test(behind.slice(below.length))) return below;
  if (!BEGINS_CLAUSE.test(before) || /^ new\b/i.test(behind)) return undefined;
  return NAME.exec(behind)?.[0];
}

const QUOTED = /^(?:"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«\s?([^»]+?)\s?»|'([^']+)'|‚([^‘’]+)[‘’])$/u;

/** Quotation marks around the whole value are not part of it. */
function withoutQuotes(written: string, start: number): LabelledValue | undefined {
  const inner =
    QUOTED.exec(written)
      ?.slice(1)
      .find((part) => part !== undefined) ?? written;
  return placed(inner, start + written.indexOf(inner));
}

function placed(source: string, start: number): LabelledValue | undefined {
  return isUnstated(source) ? undefined : { source, start, end: start + source.length };
}
