import { stem } from '../fields/stem.js';
import { fold, type Text, type Word } from '../fields/text.js';

const LONGEST_TITLE = 150;
const MOST_WORDS = 400;

const titles = new WeakMap<Text, number>();

/** Where the title of a description ends: its first line, as far as a title can be long. */
export function titleEnd(text: Text): number {
  const known = titles.get(text);
  if (known !== undefined) return known;
  const line = text.source.search(/\S[^\r\n]*[\r\n]/);
  const lineEnd = line < 0 ? text.source.length : text.source.slice(line).search(/[\r\n]/) + line;
  const end = Math.min(lineEnd, LONGEST_TITLE);
  titles.set(text, end);
  return end;
}

const contexts = new WeakMap<Text, readonly string[]>();

/** The different words of a text as stems, those of its title once more with a mark; numbers are no words. */
export function contextWords(text: Text): readonly string[] {
  const known = contexts.get(text);
  if (known) return known;
  const end = titleEnd(text);
  const words = new Set<string>();
  for (const word of text.words.slice(0, MOST_WORDS)) {
    for (const found of stemsOf(text, word)) {
      words.add(found);
      if (word.end <= end) words.add(`^${found}`);
    }
  }
  const context = [...words];
  contexts.set(text, context);
  return context;
}

/** The words of the title, as stems. */
export function titleWords(text: Text): readonly string[] {
  const known = titlesWords.get(text);
  if (known) return known;
  const words = contextWords(text).flatMap((word) => (word.startsWith('^') ? [word.slice(1)] : []));
  titlesWords.set(text, words);
  return words;
}

const titlesWords = new WeakMap<Text, readonly string[]>();

/** The stem of a word, and of its parts where two words were run together (`WhiteUPC`); none for a number. */
export function stemsOf({ source }: Text, { start, end, folded, stem: whole }: Word): readonly string[] {
  if (!/\p{L}/u.test(folded)) return [];
  const written = source.slice(start, end);
  if (!/\p{Ll}\p{Lu}/u.test(written)) return [whole];
  return [whole, ...written.split(/(?<=\p{Ll})(?=\p{Lu})/u).map((part) => stem(fold(part)))];
}

const ANNOUNCED = 3;

/** The stems of the words that follow a label and its colon, marked as such. */
export function labelledWords(label: ReadonlySet<string>, text: Text): readonly string[] {
  const { source, words } = text;
  const found = new Set<string>();
  words.forEach((word, index) => {
    if (!stemsOf(text, word).some((part) => label.has(part)) || !/^\s?[:=]/.test(source.slice(word.end, word.end + 2)))
      return;
    for (const next of words.slice(index + 1, index + 1 + ANNOUNCED)) {
      for (const part of stemsOf(text, next)) found.add(`:${part}`);
    }
  });
  return [...found];
}
