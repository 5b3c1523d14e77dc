import type { Text, Word } from '../fields/text.js';
import type { Span } from './candidate.js';

/** Neighbouring words of a text taken together. */
export interface Window extends Span {
  /** As written. */
  readonly source: string;
  /** Indices of its words, `last` inclusive. */
  readonly first: number;
  readonly last: number;
  /** What it looks like: a letter a word (D digits, U capitals, C capitalised, l lower case, X mixed case, M letters and digits) and the signs between. */
  readonly shape: string;
}

const JOINT = /^(?:[-/.,'’&+_:#* ]| ?[&/+-] ?)$/;

/** All runs of up to so many words that only spaces and single signs separate. */
export function windowsOf(text: Text, longest: number): readonly Window[] {
  const { source, words } = text;
  const windows: Window[] = [];
  for (let first = 0; first < words.length; first++) {
    let shape = '';
    for (let last = first; last < words.length && last < first + longest; last++) {
      const start = words[first]?.start ?? 0;
      const word = words[last] as Word;
      if (last > first) {
        const joint = source.slice(words[last - 1]?.end, word.start);
        if (!JOINT.test(joint)) break;
        shape += joint;
      }
      shape += wordShape(source, word);
      windows.push({ start, end: word.end, source: source.slice(start, word.end), first, last, shape });
    }
  }
  return windows;
}

function wordShape(source: string, { start, end, folded }: Word): string {
  const letters = /\p{L}/u.test(folded);
  if (!letters) return 'D';
  if (/\d/.test(folded)) return 'M';
  const written = source.slice(start, end);
  if (written === written.toLowerCase()) return 'l';
  if (written === written.toUpperCase()) return 'U';
  return written.slice(1) === written.slice(1).toLowerCase() ? 'C' : 'X';
}

/** Letters and digits only, folded: what two spellings of a value have in common. */
export function squash(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, '');
}
