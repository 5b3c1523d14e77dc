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
  if (phrase.isCode) return inOrder(findCode(phrase, text), findWritten(phrase, text));
  // Lists of options are long, and most of them stand nowhere in a text: that is found out without making anything.
  const stem = phrase.stems[0] ?? '';
  const positions = positionsOf(stem, text.subtokens, closeness);
  if (phrase.stems.length > 1) {
    const whole = findWritten(phrase, text);
    if (positions.length === 0) return whole;
    return inOrder(findTogether(phrase, text, closeness), whole);
  }
  const parts = mayBePart(phrase, stem) ? text.subtokens.parts(stem) : NOWHERE;
  const pairs =
    parts === NOWHERE && !mayBePart(phrase, stem) ? NOWHERE : findJoined(phrase, text.subtokens.joined(stem), 1, text);
  if (positions.length + parts.length === 0) return pairs;
  return inOrder(findWord(phrase, positions, parts, text), pairs);
}

/** Two words of the phrase written as one. */
function findWritten(phrase: Phrase, text: Text): readonly PhraseMatch[] {
  return phrase.joined === undefined ? NOWHERE : findJoined(phrase, text.subtokens.positions(phrase.joined), 0, text);
}

/** Two words of the phrase in one of the text, or one in two (`more` is 1). */
function findJoined(phrase: Phrase, positions: readonly number[], more: 0 | 1, text: Text): readonly PhraseMatch[] {
  if (positions.length === 0) return NOWHERE;
  const some = positions.slice(0, MOST_PLACES);
  return some.filter((at) => isFree(text, at, at + more)).map((at) => matchOf(phrase, text, at, at + more, 0));
}

function inOrder(some: readonly PhraseMatch[], others: readonly PhraseMatch[]): readonly PhraseMatch[] {
  return others.length === 0 ? some : [...some, ...others].sort((a, b) => a.start - b.start);
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
    if (isSame && isCodeFree(phrase, text, first, last) && isWholeNumber(text, first, last)) {
      matches.push(matchOf(phrase, text, first, last, 0));
    }
    const second = alternativeOf(phrase, text, first);
    if (second !== undefined) matches.push(matchOf(phrase, text, second, second, 0));
  }
  return matches;
}

/** `IP66/67` says `IP67`, too: where its digits stand behind the slash. */
function alternativeOf(
  { subtokens }: Phrase,
  { source, subtokens: { list } }: Text,
  first: number,
): number | undefined {
  const [digits, one, other] = [subtokens[1], list[first + 1], list[first + 2]];
  if (subtokens.length !== 2 || digits?.kind !== 'digits' || one?.kind !== 'digits' || other?.kind !== 'digits')
    return undefined;
  const isSame = other.folded === digits.folded && one.folded.length === other.folded.length && other.folded.length > 1;
  const isPair = isSame && !list[first + 3]?.attached && /^ ?\/ ?$/.test(source.slice(one.end, other.start));
  return isPair && (subtokens[0]?.folded.length ?? 0) > 1 ? first + 2 : undefined;
}

/** Whether a code ends where the match does; a screw may give its length behind (`M8x40`), a thread its inch sign, an IP code its letter. */
function isCodeFree(phrase: Phrase, text: Text, first: number, last: number): boolean {
  if (isFree(text, first, last)) return true;
  const { list } = text.subtokens;
  const [head, tail, after, next] = [list[first], list[last], list[last + 1], list[last + 2]];
  if (!head || head.attached || head.kind !== 'letters' || tail?.kind !== 'digits' || !after?.attached) return false;
  if (after.stem === 'inch') return !next?.attached;
  if (after.folded === 'x') return next?.attached === true && next.kind === 'digits';
  return /^ip/.test(head.folded) && /^[a-dhkmsw]$/.test(after.folded) && !next?.attached && phrase.subtokens.length > 1;
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
  if (
    isLetter &&
    !isLoneCapital(text.source, list, at) &&
    !isCapitalBeforeDigits(text, at) &&
    !isAllSmall(phrase, index, text, at)
  )
    return false;
  if (isSmallWord(phrase, index, text, at)) return false;
  return (
    !before ||
    !foundBefore ||
    separator(text.source, foundBefore, found) === separator(phrase.spelling, before, subtoken)
  );
}

/** `usb c`: behind an abbreviation in small letters a small one will do, unless it is a word. */
function isAllSmall(
  { spelling, subtokens }: Phrase,
  index: number,
  { source, subtokens: { list } }: Text,
  at: number,
): boolean {
  const [before, foundBefore, found] = [subtokens[index - 1], list[at - 1], list[at]];
  if (!before || !foundBefore || !found || found.end - found.start !== 1 || /[ayo]/.test(found.folded)) return false;
  if (!/^\p{Lu}{3,}$/u.test(spelling.slice(before.start, before.end)) || list[at + 1]?.attached) return false;
  if (!/^[ -]?$/.test(source.slice(foundBefore.end, found.start))) return false;
  return /^\p{Ll}+$/u.test(source.slice(foundBefore.start, foundBefore.end)) && !/^['’]/.test(source.slice(found.end));
}

/** `G1/2` is as good as `G 1/2`. */
function isCapitalBeforeDigits({ source, subtokens: { list } }: Text, at: number): boolean {
  const [letter, next] = [list[at], list[at + 1]];
  if (!letter || letter.attached || letter.end - letter.start !== 1 || next?.kind !== 'digits') return false;
  return /\p{Lu}/u.test(source[letter.start] ?? '');
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
  if (
    tail?.kind === 'digits' &&
    /^[.,/]\d/.test(text.source.slice(tail.end, tail.end + 2)) &&
    !isPair(text, first, last)
  )
    return false;
  if (head?.kind !== 'digits' || before?.kind !== 'digits') return true;
  const gap = text.source.slice(before.end, head.start);
  return !/^[.,/]$/.test(gap) && !(/^[ -]$/.test(gap) && text.source[head.end] === '/');
}

/** Two numbers as long behind letters: `IP66/67`. */
function isPair({ source, subtokens: { list } }: Text, first: number, last: number): boolean {
  const [head, tail, other] = [list[first], list[last], list[last + 1]];
  const isLong = head?.kind === 'letters' && head.folded.length > 1 && last === first + 1;
  return (
    isLong &&
    source[tail?.end ?? 0] === '/' &&
    other?.folded.length === tail?.folded.length &&
    tail?.folded.length !== 1
  );
}

/** Whether the match ends where words end; long letters may carry a figure (`USB2`), codes a count (`2xRJ45`). */
function isFree(text: Text, first: number, last: number): boolean {
  const { list } = text.subtokens;
  const [head, tail, after, before] = [list[first], list[last], list[last + 1], list[first - 1]];
  if (!head || !tail || goesOn(text, tail)) return false;
  const isFigure = after?.kind === 'digits' && tail.kind === 'letters' && tail.folded.length >= 3;
  if (after?.attached && !isFigure) return false;
  if (before?.kind === 'digits' && VOLTS.test(head.folded)) return true;
  return !head.attached || (before?.folded === 'x' && list[first - 2]?.kind === 'digits');
}

/** Kinds of current that are written right behind a number: `24VDC`. */
const VOLTS = /^k?v(?:ac|dc|cc|ca)$/;

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
  // `Classe : II`
  if (last === first + 1 && phrase.stems.length === 2 && /^\s?:\s?$/.test(between)) return true;
  if (/[;:!?\n|•]|\.\s/.test(between)) return false;
  return !between.includes(',') || phrase.spelling.includes(',') || isInverted(phrase, text, first, last);
}

/** The way of indexes: `steel, stainless`. */
function isInverted({ stems }: Phrase, { source, subtokens: { list } }: Text, first: number, last: number): boolean {
  const [head, tail] = [list[first], list[last]];
  if (stems.length !== 2 || last !== first + 1 || head?.stem !== stems[1]) return false;
  return source.slice(head?.end, tail?.start) === ', ';
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
