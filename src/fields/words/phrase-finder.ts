import { firstIndex } from '../../text/first-index.js';
import type { Text } from '../text-reading.js';
import { isLoneCapital, type Phrase } from './phrase.js';
import { STOP_WORDS } from './stop-words.js';
import type { Subtoken, Subtokens } from './subtokens.js';
import type { WordPart } from './word-parts.js';

/** A place where the words of a phrase stand together. */
export interface PhraseMatch {
  /** Indices of subtokens, `last` inclusive. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** Words between that are not the phrase's. */
  readonly foreign: number;
  /** Whether every word is written like this, not only alike (plural, part of a compound). */
  readonly exact: boolean;
  /** What follows in the same word, for a part of a compound. */
  readonly rest: string;
}

/** How far spellings may differ: `alike` lets `stabilisation` stand for `stabilisateur`. */
export type Closeness = 'inflected' | 'alike';

const NOWHERE: readonly never[] = [];
/** How many places of a word are looked at; what a text repeats more often it says by then. */
const MOST_PLACES = 1000;

/** Where a phrase stands in a text. */
export function findPhrase(phrase: Phrase, text: Text, closeness: Closeness = 'inflected'): readonly PhraseMatch[] {
  if (phrase.isCode) return findCode(phrase, text);
  // Lists of options are long, and most of them stand nowhere in a text: that is found out without making anything.
  const stem = phrase.stems[0] ?? '';
  const positions = positionsOf(stem, text.subtokens, closeness);
  if (phrase.stems.length > 1) return positions.length === 0 ? NOWHERE : findTogether(phrase, text, closeness);
  const parts = mayBePart(phrase, stem) ? text.subtokens.parts(stem) : NOWHERE;
  return positions.length + parts.length === 0 ? NOWHERE : findWord(phrase, positions, parts, text);
}

function positionsOf(stem: string, subtokens: Subtokens, closeness: Closeness): readonly number[] {
  if (closeness !== 'alike' || stem.length < 7) return subtokens.positions(stem);
  return subtokens.alike(stem).filter((at) => isAlike(stem, subtokens.list[at]?.stem ?? ''));
}

/** How much of the shorter of two words they must begin with alike: `wasserdicht` is not like `Wasserdampf`. */
const ALIKE = 0.75;

function isAlike(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same >= ALIKE * Math.min(a.length, b.length);
}

function mayBePart({ isWeak, isCaseBound }: Phrase, stem: string): boolean {
  return !isWeak && !isCaseBound && stem.length >= 3;
}

function findWord(
  phrase: Phrase,
  positions: readonly number[],
  parts: readonly WordPart[],
  text: Text,
): readonly PhraseMatch[] {
  const whole = positions
    .slice(0, MOST_PLACES)
    .filter((at) => isFree(text, at, at) && hasCase(phrase, text, at))
    .map((at) => matchOf(phrase, text, at, at, 0));
  const within = parts.slice(0, MOST_PLACES).map(({ position, start, end, rest }) => {
    return { first: position, last: position, start, end, foreign: 0, exact: false, rest };
  });
  return within.length === 0 ? whole : [...whole, ...within].sort((a, b) => a.start - b.start);
}

/** All words of the phrase near one another in any order, within one sentence. */
function findTogether(phrase: Phrase, text: Text, closeness: Closeness): readonly PhraseMatch[] {
  const positions: (readonly number[])[] = [];
  for (const stem of phrase.stems) {
    const found = positionsOf(stem, text.subtokens, closeness);
    if (found.length === 0) return NOWHERE;
    positions.push(found);
  }
  const anchors = positions.reduce((rarest, list) => (list.length < rarest.length ? list : rarest));
  const matches: PhraseMatch[] = [];
  for (const anchor of anchors.slice(0, MOST_PLACES)) {
    const places = positions.map((list) => (list === anchors ? anchor : nearest(list, anchor)));
    const first = Math.min(...places);
    const last = Math.max(...places);
    if (new Set(places).size < places.length || last - first > phrase.stems.length + 6) continue;
    const foreign = foreignBetween(text.subtokens.list, first, last, places);
    if (foreign > (phrase.stems.length > 2 ? 2 : 1) || !isOneSentence(phrase, text, first, last)) continue;
    if (isFree(text, first, last)) matches.push(matchOf(phrase, text, first, last, foreign));
  }
  return matches;
}

/** The phrase's subtokens in order, with the same punctuation between digits; looked for where its rarest subtoken stands. */
function findCode(phrase: Phrase, text: Text): readonly PhraseMatch[] {
  const { rarest, positions } = rarestPiece(phrase.subtokens, text.subtokens);
  if (positions.length === 0) return NOWHERE;
  const matches: PhraseMatch[] = [];
  for (const position of positions.slice(0, MOST_PLACES)) {
    const first = position - rarest;
    const last = first + phrase.subtokens.length - 1;
    const isSame = phrase.subtokens.every((subtoken, i) => isSamePiece(phrase, i, subtoken, text, first + i));
    if (isSame && isFree(text, first, last) && isWholeNumber(text, first, last)) {
      matches.push(matchOf(phrase, text, first, last, 0));
    }
  }
  return matches;
}

/** Which subtoken of a phrase stands in the fewest places of a text, and where. */
function rarestPiece(wanted: readonly Subtoken[], subtokens: Subtokens) {
  let rarest = 0;
  let positions = subtokens.positions(wanted[0]?.stem ?? '');
  for (let i = 1; i < wanted.length && positions.length > 0; i++) {
    const others = subtokens.positions(wanted[i]?.stem ?? '');
    if (others.length < positions.length) [rarest, positions] = [i, others];
  }
  return { rarest, positions };
}

function isSamePiece(phrase: Phrase, index: number, subtoken: Subtoken, text: Text, at: number): boolean {
  const { list } = text.subtokens;
  const [before, foundBefore, found] = [phrase.subtokens[index - 1], list[at - 1], list[at]];
  if (found?.stem !== subtoken.stem) return false;
  const isLetter = phrase.subtokens.length > 1 && isLoneCapital(phrase.spelling, phrase.subtokens, index);
  if (isLetter && !isLoneCapital(text.source, list, at)) return false;
  if (isSmallWord(phrase, index, text, at)) return false;
  return (
    !before ||
    !foundBefore ||
    separator(text.source, foundBefore, found) === separator(phrase.spelling, before, subtoken)
  );
}

/** `à 4` does not say `A4`. */
function isSmallWord({ subtokens }: Phrase, index: number, { source, subtokens: { list } }: Text, at: number): boolean {
  const [letter, next, found] = [subtokens[index], subtokens[index + 1], list[at]];
  if (letter?.kind !== 'letters' || letter.folded.length > 1 || !next?.attached || !found) return false;
  return !list[at + 1]?.attached && !/\p{Lu}/u.test(source[found.start] ?? '');
}

/** Spaces, hyphens and colons between letters and digits do not count (`IP: 44`), signs between digits do. */
function separator(source: string, left: Subtoken, right: Subtoken): string {
  const sign = source
    .slice(left.end, right.start)
    .replace(/[\s\u00a0]+/g, '')
    .replace(/[–—]/g, '-')
    .replace(',', '.');
  const betweenDigits = left.kind === 'digits' && right.kind === 'digits';
  if (betweenDigits) return sign || ' ';
  return left.folded.length > 1 && right.kind === 'digits' ? sign.replace(/[-.():]/g, '') : sign.replace(/[-.()]/g, '');
}

/** Not the rest of a longer number: `1/2` is not in `3 1/2`, nor `GX8` in `GX8,5`. */
function isWholeNumber(text: Text, first: number, last: number): boolean {
  const { list } = text.subtokens;
  const [head, tail, before] = [list[first], list[last], list[first - 1]];
  if (tail?.kind === 'digits' && /^[.,/]\d/.test(text.source.slice(tail.end, tail.end + 2))) return false;
  if (head?.kind !== 'digits' || before?.kind !== 'digits') return true;
  const gap = text.source.slice(before.end, head.start);
  return !/^[.,/]$/.test(gap) && !(/^[ -]$/.test(gap) && text.source[head.end] === '/');
}

/** Whether the match ends where words end; long letters may carry a figure (`USB2`), codes a count (`2xRJ45`). */
function isFree(text: Text, first: number, last: number): boolean {
  const { list } = text.subtokens;
  const [head, tail, after, before] = [list[first], list[last], list[last + 1], list[first - 1]];
  if (!head || !tail || goesOn(text, tail)) return false;
  const isFigure = after?.kind === 'digits' && tail.kind === 'letters' && tail.folded.length >= 3;
  if (after?.attached && !isFigure) return false;
  return !head.attached || (before?.folded === 'x' && list[first - 2]?.kind === 'digits');
}

/** `AC` is not what `AC-3` says. */
function goesOn(text: Text, tail: Subtoken): boolean {
  const isShort = tail.kind === 'letters' && tail.folded.length <= 3;
  return isShort && /^-\d/.test(text.source.slice(tail.end, tail.end + 2));
}

function hasCase(phrase: Phrase, text: Text, at: number): boolean {
  const subtoken = text.subtokens.list[at];
  if (!phrase.isCaseBound && !(phrase.isWeak && phrase.spelling.length === 1)) return true;
  return subtoken !== undefined && text.source.slice(subtoken.start, subtoken.end) === phrase.spelling.trim();
}

function isOneSentence(phrase: Phrase, text: Text, first: number, last: number): boolean {
  const between = text.source.slice(text.subtokens.list[first]?.end, text.subtokens.list[last]?.start);
  return !/[;:!?\n|•]|\.\s/.test(between) && (phrase.spelling.includes(',') || !between.includes(','));
}

function foreignBetween(list: readonly Subtoken[], first: number, last: number, places: readonly number[]): number {
  let foreign = 0;
  for (let i = first; i <= last; i++) if (!places.includes(i) && !STOP_WORDS.has(list[i]?.folded ?? '')) foreign++;
  return foreign;
}

function nearest(sorted: readonly number[], wanted: number): number {
  const index = firstIndex(sorted.length, (i) => (sorted[i] ?? 0) >= wanted);
  const [before = Number.NEGATIVE_INFINITY, after = Number.POSITIVE_INFINITY] = [sorted[index - 1], sorted[index]];
  return wanted - before < after - wanted ? before : after;
}

function matchOf(phrase: Phrase, text: Text, first: number, last: number, foreign: number): PhraseMatch {
  const { list } = text.subtokens;
  const exact =
    foreign === 0 &&
    phrase.subtokens.length === last - first + 1 &&
    phrase.subtokens.every((subtoken, i) => subtoken.folded === list[first + i]?.folded);
  return { first, last, start: list[first]?.start ?? 0, end: list[last]?.end ?? 0, foreign, exact, rest: '' };
}
