import { stem } from './stem.js';
import type { Word } from './text.js';

/** Letters, or digits, or a sign such as `++`; a word of a text cut where letters and digits meet. */
export interface Piece extends Word {
  readonly kind: 'letters' | 'digits' | 'sign';
  /** Whether it touches the piece before it, as in `RJ45`. */
  readonly glued: boolean;
}

/** The pieces of a text in order, and where each stem stands. */
export interface Pieces {
  readonly list: readonly Piece[];
  /** Indices into the list, ascending. */
  positions(stem: string): readonly number[];
}

const NOWHERE: readonly number[] = [];

/** Cuts the words of a text into pieces. */
export function splitPieces(source: string, words: readonly Word[]): Pieces {
  const list: Piece[] = [];
  for (const word of words) {
    if (/\d/.test(word.folded)) cutWord(source, word, list);
    else append(list, 'letters', word.start, word.end, word.folded, word.stem);
    appendSign(source, word.end, list);
  }
  const index = indexPieces(list);
  return { list, positions: (wanted) => index.get(wanted) ?? NOWHERE };
}

function cutWord(source: string, word: Word, list: Piece[]): void {
  const sameLength = word.folded.length === word.end - word.start;
  if (!sameLength) {
    append(list, 'letters', word.start, word.end, word.folded, word.stem);
    return;
  }
  for (const match of word.folded.matchAll(/\d+|\D+/g)) {
    const start = word.start + match.index;
    const digits = /\d/.test(match[0]);
    const times = !digits && match.index > 0 && /^x\p{Lu}/u.test(source.slice(start, start + 2));
    if (times) append(list, 'letters', start, start + 1, 'x', 'x');
    const cut = times ? 1 : 0;
    const folded = match[0].slice(cut);
    append(
      list,
      digits ? 'digits' : 'letters',
      start + cut,
      start + match[0].length,
      folded,
      digits ? folded : stem(folded),
    );
  }
}

/** Signs that make another code of the word they follow: `A++`, `1/2"`. */
function appendSign(source: string, at: number, list: Piece[]): void {
  let end = at;
  while (source[end] === '+') end++;
  if (end > at) append(list, 'sign', at, end, source.slice(at, end), source.slice(at, end));
  if (/["″”]/.test(source[at] ?? '') && list.at(-1)?.kind === 'digits') append(list, 'sign', at, at + 1, '"', 'inch');
}

function append(list: Piece[], kind: Piece['kind'], start: number, end: number, folded: string, stemmed: string): void {
  list.push({ kind, start, end, folded, stem: stemmed, glued: list.at(-1)?.end === start });
}

function indexPieces(list: readonly Piece[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [position, piece] of list.entries()) {
    const positions = index.get(piece.stem);
    if (positions) positions.push(position);
    else index.set(piece.stem, [position]);
  }
  return index;
}
