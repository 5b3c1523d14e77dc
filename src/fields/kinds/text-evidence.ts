import { fold } from '../../text/fold.js';
import type { Field } from '../field.js';
import type { NumberSpan } from '../numbers/number-span.js';
import { readAside, type Text } from '../text.js';
import { findLoosely } from '../words/find-loosely.js';
import { applyTransforms } from './transform.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

// Transforms are the user's own and may be slow: they are only tried on the first words.
const MOST_WORDS = 10_000;
const LONGEST_WINDOW = 4;

/** The words of a text that a value stands for: the literal ones, or those that the field's transforms turn into it. */
export function wordsLike(field: Field, value: string, text: Text): readonly Span[] {
  const literal = findLoosely(value, text);
  if (literal.length > 0) return literal;
  const transformed = field.transform?.some(rewrites) ? findTransformed(field, value, text) : [];
  return transformed.length > 0 ? transformed : findMeasure(value, text);
}

/** A value that is a measure (`40 Gigabytes`, `40/80 Gigabytes`) stands where the same numbers have the same units. */
function findMeasure(value: string, text: Text): readonly Span[] {
  const [first, ...others] = readAside(value).numbers;
  if (first?.base === undefined || others.some((number) => number.base === undefined)) return [];
  return text.numbers.flatMap((number, i) => {
    const rest = text.numbers.slice(i + 1, i + 1 + others.length);
    const same = isSame(number, first) && others.every((other, k) => isSame(rest[k], other));
    return same ? [{ start: number.start, end: rest.at(-1)?.end ?? number.end }] : [];
  });
}

function isSame(a: NumberSpan | undefined, b: NumberSpan): boolean {
  return a !== undefined && a.dimension === b.dimension && a.base === b.base;
}

/** Steps after which a value no longer reads as the text does. */
function rewrites(step: NonNullable<Field['transform']>[number]): boolean {
  return typeof step === 'object' || step === 'units-in-full' || step === 'digits';
}

function findTransformed(field: Field, value: string, text: Text): readonly Span[] {
  const wanted = fold(value);
  const { words, source } = text;
  for (let first = 0; first < words.length && first < MOST_WORDS; first++) {
    for (let last = first; last < first + LONGEST_WINDOW && last < words.length; last++) {
      const [start, end] = [words[first]?.start ?? 0, words[last]?.end ?? 0];
      if (fold(applyTransforms(source.slice(start, end), field.transform)) === wanted) return [{ start, end }];
    }
  }
  return [];
}
