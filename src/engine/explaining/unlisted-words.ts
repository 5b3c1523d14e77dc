import type { Evidence, Field } from '../../fields/field.js';
import { kindOf } from '../../fields/kinds/kind-of.js';
import { isUnstated } from '../../fields/kinds/unstated.js';
import { mentionsOf } from '../../fields/mentions.js';
import type { NumberSpan } from '../../fields/numbers/number-span.js';
import { readAside, type Text } from '../../fields/text.js';
import { askingStems } from '../../fields/words/label-synonyms.js';
import { PARTS } from '../../fields/words/part-words.js';
import type { Word } from '../../fields/words/words.js';
import { memoize } from '../../memoize.js';
import { fold } from '../../text/fold.js';
import { labelledValues } from '../candidates/texts/labelled-values.js';
import { valueBehind } from '../candidates/texts/value-behind-label.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** More words are a sentence. */
const MOST_WORDS = 5;

/**
 * The words that a text gives as the value of a field with a list, though no option is among them: what stands behind its
 * label (`Coloris : turquoise`), or a number in the unit of its options (`12 V` beside the options 230 V and 400 V).
 */
export function unlistedWords(field: Field, text: Text): Evidence | undefined {
  if (!kindOf(field).isListed) return undefined;
  const named = mentionsOf(field, text);
  const isNamed = (span: Span) => named.some(({ start, end }) => start < span.end && span.start < end);
  const [first] = announced(field, text).filter((span) => isValue(span, text) && !isNamed(span));
  const span = first ?? (named.length === 0 ? unlistedNumber(field, text) : undefined);
  return span && { text: text.source.slice(span.start, span.end), start: span.start, end: span.end };
}

/** What the text puts behind the field's label, or another word for what it asks. */
function announced(field: Field, text: Text): readonly Span[] {
  const asking = askingStems(field);
  const behindWords = text.words.flatMap((word, index) =>
    asking.has(word.stem) && !isOfPart(text, index, asking) ? (valueAt(text, index) ?? []) : [],
  );
  return [...labelledValues(field, text), ...behindWords].sort((one, other) => one.start - other.start);
}

const SIGN = /^[ \u00a0]*[:=|\t]/;

function valueAt(text: Text, index: number): Span | undefined {
  const word = text.words[index] as Word;
  if (SIGN.test(text.source.slice(word.end, word.end + 4))) return valueBehind(text.source, { end: word.end });
  const [before, next] = [text.words[index - 1], text.words[index + 1]];
  const isPreposed = before !== undefined && (before.folded === 'en' || before.folded === 'in');
  const isNext = next !== undefined && text.source.slice(word.end, next.start).trim() === '';
  return isPreposed && isNext ? next : undefined;
}

/** `Frame colour: red` says nothing of the product's own. */
function isOfPart({ words, source }: Text, index: number, asking: ReadonlySet<string>): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 2); at--) {
    const [word, next] = [words[at] as Word, words[at + 1] as Word];
    if (/[.;:=|\n\t,]/.test(source.slice(word.end, next.start))) return false;
    if (!asking.has(word.stem) && (PARTS.has(word.folded) || PARTS.has(word.stem))) return true;
  }
  return false;
}

/** What leaves the value to the buyer, or to a picture. */
const OPEN =
  /^(?:au choix|selon|voir|see|siehe|nach|as shown|wie abgebildet|various|divers|verschiedene?|assorti|assorted|on request|auf anfrage|sur demande|choix|wahlweise|multi(?:ple)?s?$)/;

function isValue({ start, end }: Span, { source }: Text): boolean {
  const words = source.slice(start, end);
  if (words.split(/\s+/).length > MOST_WORDS || isUnstated(words)) return false;
  return !OPEN.test(fold(words));
}

/** The unit that all options are numbers of, and these numbers. */
const measuredOptions = memoize((field: Field) => {
  const numbers = field.options.map(({ code, labels }) => soleNumber([code, ...Object.values(labels)]));
  const [first] = numbers;
  const isOne = first?.unit !== undefined && numbers.every((number) => number?.dimension === first.dimension);
  return isOne && numbers.length > 1
    ? { dimension: first.dimension, bases: numbers.map((number) => number?.base) }
    : undefined;
});

function soleNumber(names: readonly string[]): NumberSpan | undefined {
  for (const name of names) {
    const { numbers } = readAside(name);
    if (numbers.length === 1 && numbers[0]?.unit !== undefined) return numbers[0];
  }
  return undefined;
}

function unlistedNumber(field: Field, { numbers }: Text): Span | undefined {
  const options = measuredOptions(field);
  if (!options) return undefined;
  const alike = numbers.filter(({ dimension, nature }) => dimension === options.dimension && nature === undefined);
  const values = new Set(alike.map(({ base }) => base));
  return values.size === 1 && !options.bases.includes(alike[0]?.base) ? alike[0] : undefined;
}
