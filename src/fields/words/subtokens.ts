import type { Locale } from '../field.js';
import { stem } from './stem.js';
import { STOP_WORDS } from './stop-words.js';
import type { Subtoken } from './subtoken.js';
import { type WordPart, wordParts } from './word-parts.js';
import { splitWords, type Word } from './words.js';

/** The subtokens of a text in order, and where each stem stands. */
export interface Subtokens {
  readonly list: readonly Subtoken[];
  /** Indices into the list, ascending. */
  positions(stem: string): readonly number[];
  /** The same for the words of seven letters and more that begin like this one. */
  alike(stem: string): readonly number[];
  /** Pairs of words that are one word when written together: `Wi-Fi`, `soft close`. Indices of the first. */
  joined(stem: string): readonly number[];
  /** Words within words: of a compound, or of two words run together. */
  parts(stem: string): readonly WordPart[];
}

const PREFIX = 7;
const NOWHERE: readonly never[] = [];

/** Cuts the words of a text into subtokens. */
export function splitSubtokens(source: string, words: readonly Word[], locale: Locale | undefined): Subtokens {
  const list: Subtoken[] = [];
  for (const word of words) {
    if (/\d/.test(word.folded)) cutWord(source, word, list);
    else append(list, 'letters', word.start, word.end, word.folded);
    appendSign(source, word.end, list);
  }
  const index = indexBy(list, (subtoken) => subtoken.stem);
  let prefixes: ReadonlyMap<string, readonly number[]> | undefined;
  let pairs: ReadonlyMap<string, readonly number[]> | undefined;
  let parts: ReadonlyMap<string, readonly WordPart[]> | undefined;
  return {
    list,
    positions: (wanted) => index.get(wanted) ?? NOWHERE,
    alike(wanted) {
      prefixes ??= indexBy(list, (subtoken) =>
        subtoken.stem.length < PREFIX ? undefined : subtoken.stem.slice(0, PREFIX),
      );
      return prefixes.get(wanted.slice(0, PREFIX)) ?? NOWHERE;
    },
    joined(wanted) {
      pairs ??= indexPairs(source, list);
      return pairs.get(wanted) ?? NOWHERE;
    },
    parts(wanted) {
      parts ??= wordParts(source, list, locale);
      return parts.get(wanted) ?? NOWHERE;
    },
  };
}

/** The subtokens of a label or spelling. */
export function subtokensOf(phrase: string): readonly Subtoken[] {
  return splitSubtokens(phrase, splitWords(phrase), undefined).list;
}

function cutWord(source: string, word: Word, list: Subtoken[]): void {
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

/** A plus behind a space that nothing follows: `Classe A +`. */
const LONE_PLUS = /^ \+(?=\s*(?:$|[;,.)\]|\n]))/;

/** Signs that make another code of what they follow: `A++`, `1/2"`. */
function appendSign(source: string, at: number, list: Subtoken[]): void {
  let end = source.startsWith(' ++', at) || LONE_PLUS.test(source.slice(at, at + 8)) ? at + 1 : at;
  const start = end;
  while (source[end] === '+') end++;
  // Between two things it joins them: `2S+2Ö`.
  if (end === start + 1 && /[\p{L}\d]/u.test(source[end] ?? '')) return;
  if (end > start) append(list, 'sign', start, end, source.slice(start, end));
  else if (/["″”]/.test(source[at] ?? '') && list.at(-1)?.kind === 'digits') append(list, 'sign', at, at + 1, '"');
}

function append(list: Subtoken[], kind: Subtoken['kind'], start: number, end: number, folded: string): void {
  const last = list.at(-1);
  const isInch = last?.kind === 'digits' && /^(?:"|in|inch|inches|pouces?|zoll)$/.test(folded);
  list.push({ kind, start, end, folded, stem: isInch ? 'inch' : stem(folded), attached: last?.end === start });
}

/** Small words join nothing across a space: `pour tour` is no `pourtour`. */
function indexPairs(source: string, list: readonly Subtoken[]): ReadonlyMap<string, readonly number[]> {
  return indexBy(list, (subtoken, position) => {
    const next = list[position + 1];
    if (subtoken.kind !== 'letters' || next?.kind !== 'letters') return undefined;
    if (next.start - subtoken.end !== 1 || subtoken.folded.length < 2 || next.folded.length < 2) return undefined;
    const joint = source[subtoken.end];
    const isJoint =
      joint === '-' || (joint === ' ' && !STOP_WORDS.has(subtoken.folded) && !STOP_WORDS.has(next.folded));
    return isJoint ? stem(subtoken.folded + next.folded) : undefined;
  });
}

function indexBy(
  list: readonly Subtoken[],
  keyOf: (subtoken: Subtoken, position: number) => string | undefined,
): ReadonlyMap<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [position, subtoken] of list.entries()) {
    const key = keyOf(subtoken, position);
    if (key === undefined) continue;
    const positions = index.get(key);
    if (positions) positions.push(position);
    else index.set(key, [position]);
  }
  return index;
}

export type { Subtoken } from './subtoken.js';
