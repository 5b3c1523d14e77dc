import type { Locale } from './field.js';
import { stem } from './stem.js';
import { STOP_WORDS } from './stop-words.js';
import { type Part, partsOf } from './word-parts.js';
import { splitWords, type Word } from './words.js';

/** Letters, or digits, or a sign such as `++`: a word of a text cut where letters and digits meet. */
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
  /** The same for the words of seven letters and more that begin like this one. */
  alike(stem: string): readonly number[];
  /** Pairs of words that are one word when written together: `Wi-Fi`, `soft close`. Indices of the first. */
  joined(stem: string): readonly number[];
  /** Words within words: of a compound, or of two words run together. */
  parts(stem: string): readonly Part[];
}

const PREFIX = 7;
const NOWHERE: readonly never[] = [];

/** Cuts the words of a text into pieces. */
export function splitPieces(source: string, words: readonly Word[], locale: Locale | undefined): Pieces {
  const list: Piece[] = [];
  for (const word of words) {
    if (/\d/.test(word.folded)) cutWord(source, word, list);
    else append(list, 'letters', word.start, word.end, word.folded);
    appendSign(source, word.end, list);
  }
  const index = indexBy(list, (piece) => piece.stem);
  let prefixes: ReadonlyMap<string, readonly number[]> | undefined;
  let pairs: ReadonlyMap<string, readonly number[]> | undefined;
  let parts: ReadonlyMap<string, readonly Part[]> | undefined;
  return {
    list,
    positions: (wanted) => index.get(wanted) ?? NOWHERE,
    alike(wanted) {
      prefixes ??= indexBy(list, (piece) => (piece.stem.length < PREFIX ? undefined : piece.stem.slice(0, PREFIX)));
      return prefixes.get(wanted.slice(0, PREFIX)) ?? NOWHERE;
    },
    joined(wanted) {
      pairs ??= indexPairs(source, list);
      return pairs.get(wanted) ?? NOWHERE;
    },
    parts(wanted) {
      parts ??= partsOf(source, list, locale);
      return parts.get(wanted) ?? NOWHERE;
    },
  };
}

/** The pieces of a label or spelling. */
export function piecesOf(phrase: string): readonly Piece[] {
  return splitPieces(phrase, splitWords(phrase), undefined).list;
}

function cutWord(source: string, word: Word, list: Piece[]): void {
  if (word.folded.length !== word.end - word.start) {
    append(list, 'letters', word.start, word.end, word.folded);
    return;
  }
  for (const match of word.folded.matchAll(/\d+|\D+/g)) {
    const start = word.start + match.index;
    const isTimes = match.index > 0 && /^x\p{Lu}/u.test(source.slice(start, start + 2));
    if (isTimes) append(list, 'letters', start, start + 1, 'x');
    const cut = isTimes ? 1 : 0;
    append(list, /\d/.test(match[0]) ? 'digits' : 'letters', start + cut, start + match[0].length, match[0].slice(cut));
  }
}

/** Signs that make another code of what they follow: `A++`, `1/2"`. */
function appendSign(source: string, at: number, list: Piece[]): void {
  let end = source.startsWith(' ++', at) ? at + 1 : at;
  const start = end;
  while (source[end] === '+') end++;
  // Between two things it joins them: `2S+2Ö`.
  if (end === start + 1 && /[\p{L}\d]/u.test(source[end] ?? '')) return;
  if (end > start) append(list, 'sign', start, end, source.slice(start, end));
  else if (/["″”]/.test(source[at] ?? '') && list.at(-1)?.kind === 'digits') append(list, 'sign', at, at + 1, '"');
}

function append(list: Piece[], kind: Piece['kind'], start: number, end: number, folded: string): void {
  const last = list.at(-1);
  const isInch = last?.kind === 'digits' && /^(?:"|in|inch|inches|pouces?|zoll)$/.test(folded);
  list.push({ kind, start, end, folded, stem: isInch ? 'inch' : stem(folded), glued: last?.end === start });
}

/** Small words join nothing across a space: `pour tour` is no `pourtour`. */
function indexPairs(source: string, list: readonly Piece[]): ReadonlyMap<string, readonly number[]> {
  return indexBy(list, (piece, position) => {
    const next = list[position + 1];
    if (piece.kind !== 'letters' || next?.kind !== 'letters') return undefined;
    if (next.start - piece.end !== 1 || piece.folded.length < 2 || next.folded.length < 2) return undefined;
    const joint = source[piece.end];
    const isJoint = joint === '-' || (joint === ' ' && !STOP_WORDS.has(piece.folded) && !STOP_WORDS.has(next.folded));
    return isJoint ? stem(piece.folded + next.folded) : undefined;
  });
}

function indexBy(
  list: readonly Piece[],
  keyOf: (piece: Piece, position: number) => string | undefined,
): ReadonlyMap<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [position, piece] of list.entries()) {
    const key = keyOf(piece, position);
    if (key === undefined) continue;
    const positions = index.get(key);
    if (positions) positions.push(position);
    else index.set(key, [position]);
  }
  return index;
}
