import { fold } from './fold.js';
import type { Text } from './text.js';

/** The letters and digits of a text in a row, folded, so that words are found whatever stands between them. */
interface CompactText {
  readonly letters: string;
  /** Where each word of the text begins in `letters`. */
  readonly starts: readonly number[];
}

const prepared = new WeakMap<Text, CompactText>();

/** Where words stand in a text, ignoring case, accents and all signs between; only whole words or runs of digits. */
export function findLoosely(words: string, text: Text): readonly { readonly start: number; readonly end: number }[] {
  const wanted = compact(words);
  const found: { start: number; end: number }[] = [];
  if (wanted === '') return found;
  const { letters, starts } = compactOf(text);
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (isCut(letters, at, starts) && isCut(letters, end, starts)) {
      found.push({ start: offsetOf(text, starts, at, 'start'), end: offsetOf(text, starts, end - 1, 'end') });
    }
  }
  return found;
}

function compact(words: string): string {
  return fold(words).replace(/[^\p{L}\p{N}]+/gu, '');
}

function compactOf(text: Text): CompactText {
  const known = prepared.get(text);
  if (known) return known;
  const starts: number[] = [];
  let length = 0;
  const words = text.words.map((word) => {
    const letters = compact(word.folded);
    starts.push(length);
    length += letters.length;
    return letters;
  });
  const made = { letters: words.join(''), starts };
  prepared.set(text, made);
  return made;
}

/** Whether a word begins or ends here, or letters meet digits. */
function isCut(letters: string, at: number, starts: readonly number[]): boolean {
  if (at === 0 || at === letters.length || starts[wordAt(starts, at)] === at) return true;
  return /\d/.test(letters[at - 1] ?? '') !== /\d/.test(letters[at] ?? '');
}

function offsetOf(text: Text, starts: readonly number[], at: number, side: 'start' | 'end'): number {
  const index = wordAt(starts, at);
  const word = text.words[index];
  if (!word) return text.source.length;
  const length = (starts[index + 1] ?? Number.POSITIVE_INFINITY) - (starts[index] ?? 0);
  const aligned =
    word.end - word.start === word.folded.length &&
    (length === word.folded.length || length === Number.POSITIVE_INFINITY);
  const inside = at - (starts[index] ?? 0);
  if (aligned) return word.start + inside + (side === 'end' ? 1 : 0);
  return side === 'start' ? word.start : word.end;
}

/** The last word that begins at or before an offset of the letters. */
function wordAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
