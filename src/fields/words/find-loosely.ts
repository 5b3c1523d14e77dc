import { memoize } from '../../memoize.js';
import { firstIndex } from '../../text/first-index.js';
import { fold } from '../../text/fold.js';
import type { Text } from '../text-reading.js';

/** Where words stand in a text, ignoring case, accents and all signs between; only whole words or runs of digits. */
export function findLoosely(words: string, text: Text): readonly { readonly start: number; readonly end: number }[] {
  const wanted = compact(words);
  const found: { start: number; end: number }[] = [];
  if (wanted === '') return found;
  const { letters, starts } = compactText(text);
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (isCut(letters, at, starts) && isCut(letters, end, starts)) {
      found.push({ start: offsetOf(text, starts, at, 'start'), end: offsetOf(text, starts, end - 1, 'end') });
    }
  }
  return found;
}

/** The folded letters and digits of a text in a row, and where each of its words (and their end) begins in them. */
const compactText = memoize((text: Text) => {
  const words = text.words.map((word) => compact(word.folded));
  const starts = [0];
  for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length);
  return { letters: words.join(''), starts };
});

function compact(words: string): string {
  return fold(words).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a word begins or ends here, or letters meet digits. */
function isCut(letters: string, at: number, starts: readonly number[]): boolean {
  if (at === 0 || starts[wordAt(starts, at)] === at) return true;
  return /\d/.test(letters[at - 1] ?? '') !== /\d/.test(letters[at] ?? '');
}

/** The offset in the source; within a word only where its folded letters are as many as those written. */
function offsetOf(text: Text, starts: readonly number[], at: number, side: 'start' | 'end'): number {
  const index = wordAt(starts, at);
  const [word, from = 0, until = 0] = [text.words[index], starts[index], starts[index + 1]];
  if (!word) return text.source.length;
  if (word.end - word.start === word.folded.length && until - from === word.folded.length) {
    return word.start + at - from + (side === 'end' ? 1 : 0);
  }
  return side === 'start' ? word.start : word.end;
}

/** The last word that begins at or before an offset of the letters. */
function wordAt(starts: readonly number[], at: number): number {
  return firstIndex(starts.length, (index) => (starts[index] ?? 0) > at) - 1;
}
