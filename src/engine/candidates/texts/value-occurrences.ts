import { acceptValue } from '../../../fields/accept.js';
import type { Field } from '../../../fields/field.js';
import type { Text } from '../../../fields/text.js';
import type { KnownText } from '../known-text.js';
import { coreOf, type Ngram, ngramsOf } from './ngrams.js';
import { type Alignment, align } from './rewriter.js';
import { STYLES, type Style } from './style.js';

/** A place where a known value stands in its text, and how it is written there. */
export interface ValueOccurrence {
  readonly ngram: Ngram;
  /** The ways of writing that turn its words into the value. */
  readonly styles: readonly Style[];
  readonly value: string;
  /** How its words are spelled out, when the value cannot be copied. */
  readonly alignment?: Alignment;
}

/** The most words that a value has in a text. */
export const MOST_WORDS = 6;

const seen = new WeakMap<KnownText, readonly ValueOccurrence[]>();

/** Where the value of a text field stands in its text: copied, or else spelled out. */
export function valueOccurrences(field: Field, known: KnownText): readonly ValueOccurrence[] {
  const before = seen.get(known);
  if (before) return before;
  const occurrences = typeof known.value === 'string' ? locate(field, known.value, known.text) : [];
  seen.set(known, occurrences);
  return occurrences;
}

function locate(field: Field, value: string, text: Text): readonly ValueOccurrence[] {
  const ngrams = ngramsOf(text, MOST_WORDS);
  const core = coreOf(value);
  const changes = field.transform?.some((step) => typeof step === 'object') ?? false;
  const copied = ngrams.flatMap((ngram) => (changes || ngram.core === core ? copyOf(field, value, ngram) : []));
  if (copied.length > 0) return copied;
  return ngrams.flatMap((ngram): ValueOccurrence[] => {
    const alignment = ngram.core[0] === core[0] ? align(ngram.source, value) : undefined;
    return alignment ? [{ ngram, value, styles: [], alignment }] : [];
  });
}

function copyOf(field: Field, value: string, ngram: Ngram): readonly ValueOccurrence[] {
  const styles = (Object.keys(STYLES) as Style[]).filter((style) => {
    const accepted = acceptValue(field, STYLES[style](ngram.source));
    return accepted.ok && accepted.value === value;
  });
  return styles.length > 0 || ngram.core === coreOf(value) ? [{ ngram, styles, value }] : [];
}
