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
  /** Every stem that has positions, joined pairs or parts. */
  readonly keys: ReadonlySet<string>;
}

const PREFIX = 7;
const NOWHERE: readonly never[] = [];

/** Cuts the words of a text into subtokens. */
export function splitSubtokens(source: string, words: readonly Word[], locale: Locale | undefined): Subtokens {
  const list: Subtoken[] = [];
  for (const word of words) {
    if (/\d/.test(word.folded)) cutWord(source, word, list);
    else append(list, 'letters', word.start, word.end, word.folded, word.stem);
    appendSign(source, word.end, list);
  }
  return new IndexedSubtokens(source, list, locale);
}

/** A class, so that the many texts of a training do not each hold functions of their own. */
class IndexedSubtokens implements Subtokens {
  readonly list: readonly Subtoken[];
  readonly #source: string;
  readonly #locale: Locale | undefined;
  readonly #stems: PlaceIndex;
  #prefixes: PlaceIndex | undefined;
  #pairs: PlaceIndex | undefined;
  #parts: ReadonlyMap<string, readonly WordPart[]> | undefined;
  #keys: ReadonlySet<string> | undefined;

  constructor(source: string, list: readonly Subtoken[], locale: Locale | undefined) {
    this.list = list;
    this.#source = source;
    this.#locale = locale;
    this.#stems = indexPlaces(list, (subtoken) => subtoken.stem);
  }

  positions(wanted: string): readonly number[] {
    return placesOf(this.#stems, wanted);
  }

  alike(wanted: string): readonly number[] {
    this.#prefixes ??= indexPlaces(this.list, ({ stem: own }) =>
      own.length < PREFIX ? undefined : own.slice(0, PREFIX),
    );
    return placesOf(this.#prefixes, wanted.slice(0, PREFIX));
  }

  joined(wanted: string): readonly number[] {
    return placesOf(this.#allPairs(), wanted);
  }

  parts(wanted: string): readonly WordPart[] {
    return this.#allParts().get(wanted) ?? NOWHERE;
  }

  get keys(): ReadonlySet<string> {
    this.#keys ??= keysOfAll(this.#stems.first, this.#allPairs().first, this.#allParts());
    return this.#keys;
  }

  #allPairs(): PlaceIndex {
    this.#pairs ??= indexPairs(this.#source, this.list);
    return this.#pairs;
  }

  #allParts(): ReadonlyMap<string, readonly WordPart[]> {
    this.#parts ??= wordParts(this.#source, this.list, this.#locale);
    return this.#parts;
  }
}

function keysOfAll(...indexes: readonly ReadonlyMap<string, unknown>[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const index of indexes) for (const key of index.keys()) keys.add(key);
  return keys;
}

/** The subtokens of a label or spelling. */
export function subtokensOf(phrase: string): readonly Subtoken[] {
  return splitSubtokens(phrase, splitWords(phrase), undefined).list;
}

function cutWord(source: string, word: Word, list: Subtoken[]): void {
  if (word.folded.length !== word.end - word.start) {
    append(list, 'letters', word.start, word.end, word.folded, word.stem);
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

function append(
  list: Subtoken[],
  kind: Subtoken['kind'],
  start: number,
  end: number,
  folded: string,
  root = stem(folded),
): void {
  const last = list.at(-1);
  const isInch = last?.kind === 'digits' && /^(?:"|in|inch|inches|pouces?|zoll)$/.test(folded);
  list.push({ kind, start, end, folded, stem: isInch ? 'inch' : root, attached: last?.end === start });
}

/** Small words join nothing across a space: `pour tour` is no `pourtour`. */
function indexPairs(source: string, list: readonly Subtoken[]): PlaceIndex {
  return indexPlaces(list, (subtoken, position) => {
    const next = list[position + 1];
    if (subtoken.kind !== 'letters' || next?.kind !== 'letters') return undefined;
    if (next.start - subtoken.end !== 1 || subtoken.folded.length < 2 || next.folded.length < 2) return undefined;
    const joint = source[subtoken.end];
    const isJoint =
      joint === '-' || (joint === ' ' && !STOP_WORDS.has(subtoken.folded) && !STOP_WORDS.has(next.folded));
    return isJoint ? stem(subtoken.folded + next.folded) : undefined;
  });
}

/** Where each key stands: its first place, and from each place the next one of the same key; 0 for none, as no next one is. */
interface PlaceIndex {
  readonly first: ReadonlyMap<string, number>;
  readonly next: Uint16Array | Uint32Array | undefined;
}

/** A list of places a key would take most of the memory of a text. */
function indexPlaces(
  list: readonly Subtoken[],
  keyOf: (subtoken: Subtoken, position: number) => string | undefined,
): PlaceIndex {
  const first = new Map<string, number>();
  let next: Uint16Array | Uint32Array | undefined;
  for (let position = list.length - 1; position >= 0; position--) {
    const key = keyOf(list[position] as Subtoken, position);
    if (key === undefined) continue;
    const later = first.get(key);
    if (later !== undefined) {
      next ??= list.length > 2 ** 16 ? new Uint32Array(list.length) : new Uint16Array(list.length);
      next[position] = later;
    }
    first.set(key, position);
  }
  return { first, next };
}

function placesOf({ first, next }: PlaceIndex, key: string): readonly number[] {
  let place = first.get(key);
  if (place === undefined) return NOWHERE;
  const places = [place];
  for (place = next?.[place]; place; place = next?.[place]) places.push(place);
  return places;
}

export type { Subtoken } from './subtoken.js';
