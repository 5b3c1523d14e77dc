import { fold } from './fold.js';
import { stem } from './stem.js';

/** A run of letters and digits; UTF-16 offsets into the source, end exclusive. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents and ligatures. */
  readonly folded: string;
  /** The form shared with plural and feminine. */
  readonly stem: string;
}

/** The words of a text in order. */
export function splitWords(source: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of source.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    const folded = fold(match[0]);
    words.push({ start: match.index, end: match.index + match[0].length, folded, stem: stem(folded) });
  }
  return words;
}

/** Words that carry no meaning of their own in labels and options; negations are not among them. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `de d du des la le les l un une en a au aux et ou avec pour par sur dans contre the of and or for with in on to an by against mit und oder von fur der die
   das dem den des im zum zur ein eine einem einer am an auf bei gegen`.split(/\s+/),
);

/** The index of the first word (or piece) that begins at or behind an offset. */
export function wordIndexAt(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
