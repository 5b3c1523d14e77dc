import { announcedUnit } from './announced-unit.js';
import { inheritFrom, unitLetter, unitToMark } from './chains.js';
import { legendOf } from './legends.js';
import type { Draft, Mark } from './number-draft.js';
import { adjectiveRole, letterRole, nounRole } from './roles.js';
import type { Text } from './text.js';
import { parseUnit } from './units.js';
import { type Word, wordIndexAt } from './words.js';

const FILLERS = new Set(
  `de d du of von der ca env environ about approx approximately max min maxi mini maximum minimum maximal maximale minimal total totale
   tout hors overall gesamt nominal nominale utile est is ist jusqu a up to bis en in les`.split(/\s+/),
);
const JOINED = /^[\s:=.()[\]~≈±<>≤≥'’*-]*$/;

/** Gives each number the role that the marks, words or legend around it name, and the unit that they announce. */
export function assignRoles(text: Text, drafts: readonly Draft[]): void {
  for (const chain of new Set(drafts.map((draft) => draft.chain))) if (chain) applyLegend(text, chain);
  for (const [i, draft] of drafts.entries()) {
    draft.before ??= markBefore(text, draft, drafts[i - 1]?.end ?? 0);
    if (drafts[i - 1]?.after && unitLetter(text, draft)) unitToMark(text, draft);
    draft.after ??= markAfter(text, draft, drafts[i + 1]?.start ?? text.source.length);
  }
  joinNeighbours(text, drafts);
  for (const group of new Set(drafts.map((draft) => draft.chain ?? [draft]))) settleGroup(text, group);
}

function applyLegend(text: Text, chain: readonly Draft[]): void {
  if (chain.some((draft) => draft.before ?? draft.after)) return;
  const legend = legendOf(text, chain);
  for (const [i, draft] of chain.entries()) {
    draft.before = legend?.marks[i];
    inheritFrom(draft, legend?.unit);
  }
}

/** Numbers side by side with a mark each (`18"W x 19"D, 6"H`, `L 598, H 842 mm`) are one group. */
function joinNeighbours(text: Text, drafts: readonly Draft[]): void {
  for (let i = 1; i < drafts.length; i++) {
    const [left, right] = [drafts[i - 1], drafts[i]] as [Draft, Draft];
    if (right.start - left.end > 24 || /[.;!?]\s|\n/.test(text.source.slice(left.end, right.start))) continue;
    const group = [...(left.chain ?? [left]), ...(right.chain ?? [right])];
    const marks = group.map((draft) => (draft.before ?? draft.after)?.text.toUpperCase());
    if (left.chain === right.chain && left.chain) continue;
    if (marks.includes(undefined) || new Set(marks).size < marks.length) continue;
    for (const member of group) {
      member.chain = group;
      if (right.unit?.dimension === 'length') inheritFrom(member, right.unit);
    }
  }
}

function settleGroup(text: Text, group: readonly Draft[]): void {
  const start = group[0]?.start ?? 0;
  const announced = group.some((draft) => !draft.unit)
    ? announcedUnit(text.source.slice(Math.max(0, start - 24), start))
    : undefined;
  const marks = group.map((draft) => draft.before ?? draft.after);
  const letters = marks.flatMap((mark) => (mark?.text.length === 1 ? [mark.text] : []));
  for (const [i, draft] of group.entries()) {
    inheritFrom(draft, announced);
    giveRole(draft, marks[i], letters, text);
  }
}

function giveRole(draft: Draft, mark: Mark | undefined, letters: readonly string[], text: Text): void {
  if (!mark) return;
  const isLength = draft.unit?.dimension === 'length';
  const trusted = isLength || (!draft.unit && (mark.role !== undefined || (draft.chain?.length ?? 0) > 1));
  const role = trusted ? (mark.role ?? letterRole(mark.text, letters, text.locale)) : undefined;
  if (!role) return;
  draft.role = role;
  draft.roleMark = mark.text;
}

/** The role word or letter before a number, across fillers such as `totale de` and a bracketed unit. */
function markBefore(text: Text, draft: Draft, from: number): Mark | undefined {
  let until = draft.start;
  const glued = /(?<![\p{L}\p{N}])([WHDLBTPØ⌀])$/u.exec(text.source.slice(Math.max(from, until - 2), until));
  if (glued) return { text: glued[1] === '⌀' ? 'Ø' : (glued[1] ?? '') };
  const sign = /([Ø⌀ø])\s*[:=]?\s*$/.exec(text.source.slice(Math.max(from, until - 6), until));
  if (sign) return { text: 'Ø' };
  for (let i = wordIndexAt(text.words, until) - 1, steps = 0; i >= 0 && steps < 5; i--, steps++) {
    const word = text.words[i] as Word;
    if (word.start < from || !JOINED.test(text.source.slice(word.end, until))) return undefined;
    const mark = wordMark(text, word, from);
    if (mark) return mark;
    const inBrackets = text.source[word.start - 1] === '(' && parseUnit(word.folded);
    if (!FILLERS.has(word.folded) && !inBrackets) return undefined;
    until = word.start;
  }
  return undefined;
}

function wordMark(text: Text, word: Word, from: number): Mark | undefined {
  const written = text.source.slice(word.start, word.end);
  if (written.length === 1)
    return isLetterMark(text, word) && !belongsToPrevious(text, word, from) ? { text: written } : undefined;
  const role = nounRole(word.folded) ?? adjectiveRole(word.folded);
  return role && !belongsToPrevious(text, word, from) ? { text: written, role } : undefined;
}

function isLetterMark(text: Text, word: Word): boolean {
  const written = text.source.slice(word.start, word.end);
  if (/[WHDLBTP]/.test(written)) return true;
  return /[whdlbtp]/.test(written) && /^\s*[:=]/.test(text.source.slice(word.end, word.end + 3));
}

/** `60 cm de large 80 …`, `10"W 7`: the mark names the number before it. */
function belongsToPrevious(text: Text, word: Word, from: number): boolean {
  if (from === 0) return false;
  const gap = text.source.slice(from, word.start);
  const adjective = adjectiveRole(word.folded) !== undefined && nounRole(word.folded) === undefined;
  return word.end - word.start === 1
    ? gap === ''
    : adjective
      ? /^[ \u00a0]*(?:de |in )?$/.test(gap)
      : /^[ \u00a0]*(?:de|in) $/.test(gap);
}

/** The role word or letter behind a number: `60 cm de large`, `14"W`, `80 cm (H)`. */
function markAfter(text: Text, draft: Draft, until: number): Mark | undefined {
  const rest = text.source.slice(draft.end, Math.min(until, draft.end + 32));
  const letter = /^(?: ?\(([WHDLBTPØ])\)|([WHDLBTPwhdl])(?![\p{L}\d'’]))/u.exec(rest);
  if (letter) return { text: letter[1] ?? letter[2] ?? '' };
  const word = /^[ \u00a0(]*(?:(?:de|in|en|of|d['’])[ \u00a0]*)?(?:la |the |der )?(\p{L}{2,14})/u.exec(rest);
  if (!word?.[1]) return undefined;
  const folded = word[1].normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const role = adjectiveRole(folded) ?? nounRole(folded);
  return role && !leadsOn(text, draft.end + word[0].length) ? { text: word[1], role } : undefined;
}

/** Whether a mark introduces the next number rather than closing the one before. */
function leadsOn(text: Text, at: number): boolean {
  return /^(?:\.?\s*[:=]|\.?\s*(?:de\s+|ca\.?\s*)?\d)/.test(text.source.slice(at, at + 8));
}
