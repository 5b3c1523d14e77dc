import { fold, type Text } from '../../fields/text.js';
import { stem } from '../../fields/words/stem.js';
import type { Word } from '../../fields/words/words.js';
import { memoize } from '../../memoize.js';
import { isMixedCase } from '../../text/is-mixed-case.js';
import { titleEnd } from './title.js';

const MOST_WORDS = 400;
/** How many parts of a word are looked at; nobody runs more together. */
const MOST_PARTS = 20;

/** The different words of a text as stems, those of its title once more with a mark; numbers are no words. */
export const contextWords = memoize((text: Text): readonly string[] => {
  const end = titleEnd(text);
  const words = new Set<string>();
  for (const word of text.words.slice(0, MOST_WORDS)) {
    for (const found of stemsOf(text, word)) {
      words.add(found);
      if (word.end <= end) words.add(`^${found}`);
    }
  }
  return [...words];
});

/** Whether a word of a context is one with the mark of the title. */
export function isOfTitle(word: string): boolean {
  return word.startsWith('^');
}

/** The stem of a word, and of its parts where two words were run together (`WhiteUPC`); none for a number. */
export function stemsOf({ source }: Text, { start, end, folded, stem: whole }: Word): readonly string[] {
  if (!/\p{L}/u.test(folded)) return [];
  const written = source.slice(start, end);
  if (!isMixedCase(written)) return [whole];
  const parts = written.split(/(?<=\p{Ll})(?=\p{Lu})/u, MOST_PARTS);
  return [whole, ...parts.map((part) => stem(fold(part)))];
}

const ANNOUNCED = 3;

/** All stems of a text, of its words and of their parts. */
export const allStems = memoize(
  (text: Text): ReadonlySet<string> => new Set(text.words.flatMap((word) => [word.stem, ...stemsOf(text, word)])),
);

/** The stems of the words that follow a label and its colon, marked as such: `COLOR: Mahogany`. */
export function labelledWords(label: ReadonlySet<string>, text: Text): readonly string[] {
  const announced = announcedWords(text);
  if (announced.size === 0) return [];
  const places = new Set([...label].flatMap((part) => announced.get(part) ?? []));
  const found = new Set<string>();
  for (const index of [...places].sort((a, b) => a - b).slice(0, MOST_WORDS)) {
    for (const next of text.words.slice(index + 1, index + 1 + ANNOUNCED)) {
      for (const part of stemsOf(text, next)) found.add(`:${part}`);
    }
  }
  return [...found];
}

/** Where the words stand that a colon follows, by their stems. */
const announcedWords = memoize((text: Text): ReadonlyMap<string, readonly number[]> => {
  const { source, words } = text;
  const places = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    if (!/^\s?[:=]/.test(source.slice(word.end, word.end + 2))) continue;
    for (const part of stemsOf(text, word)) {
      const known = places.get(part);
      if (known) known.push(index);
      else places.set(part, [index]);
    }
  }
  return places;
});
