import { fold } from '../../text/fold.js';

import type { Text } from '../text-reading.js';
import { spacedUnitLetter, unitLetter, unitToMark } from '../units/unit-letters.js';

import { inheritUnit, type Mark, type NumberDraft } from './number-draft.js';
import { adjectiveRole, nounRole } from './roles.js';

type Link = 'times' | 'range' | 'slash' | 'or';

const LONGEST_GAP = 32;
const LONGEST_CHAIN = 6;
// Both cases are spelled out: ignoring case makes letter classes slow to compile, which a short run pays in full.
const MARK = String.raw`(?:(?:[dD]e|DE|[iI]n|IN|[dD]['’])\s*)?\(?(\p{L}{1,12}|Ø|⌀)\)?\.?`;
const TIMES = new RegExp(
  String.raw`^[\s)]*(?:${MARK}\s*)?(?:[xX×*✕]|[bB]y|BY|[pP]ar|PAR|[mM]al|MAL)\s*(?:${MARK}[\s.:=]*)?$`,
  'u',
);
const RANGE = /^\s*(?:[-–—−‐‑~÷→…]|\.{2,3}|à|a|to|up to|through|bis(?: zu)?|jusqu['’]à)\s*$/i;
/** A slash is the middle of a range where a sign follows: `-20/+60 °C`. */
const SIGNED = /^[-−–+]/;
const PAIR = /^\s*(?:et|and|und)\s*$/i;
const BETWEEN = /(?:entre|between|zwischen)\s+$/i;
const SLASH = /^\s?\/\s?$/;
/** `12 V oder 24 V`: the one or the other. */
const OR = /^\s*(?:ou|or|oder)(?: (?:de|of|von|à|at))?\s+$/iu;
const LISTED = /^,\s$/;

/** Joins numbers that are written as one group, lets them share their unit, and notes the marks between them. */
export function joinChains(text: Text, drafts: readonly NumberDraft[]): void {
  const links = drafts.map((draft, i) =>
    i === 0 ? undefined : linkBetween(text, drafts[i - 1] as NumberDraft, draft),
  );
  let chain: NumberDraft[] = [];
  for (const [i, draft] of drafts.entries()) {
    const left = drafts[i - 1];
    const goesOn = links[i] === 'times' || (links[i] === 'slash' && isRow(links, i));
    // Of `898 x 850-1150 x 390 mm` the range is one side.
    const isSide = links[i] === 'range' && links[i - 1] === 'times' && links[i + 1] === 'times';
    if (!isSide) chain = left && goesOn && chain.length < LONGEST_CHAIN ? joined(chain, left, draft) : [];
    // Three numbers with dashes are a code.
    if (left && links[i] === 'range' && links[i - 1] !== 'range' && links[i + 1] !== 'range') joinRange(left, draft);
  }
  for (const group of new Set(drafts.map((draft) => draft.chain))) if (group) shareUnits(text, group);
  shareInRanges(drafts);
  let isShared = false;
  for (const [i, draft] of [...drafts.entries()].reverse()) {
    if (links[i] !== 'slash') continue;
    const left = drafts[i - 1] as NumberDraft;
    inheritUnit(left, draft.unit);
    isShared ||= left.rangeEnd !== undefined;
    if (left.rangeEnd === 'high' && draft.rangeEnd === 'low') noteAlternativeRanges(left, drafts[i + 1]);
    else if (!isRow(links, i)) noteAlternatives(left, draft);
  }
  for (const [i, link] of links.entries()) if (link === 'or') noteChoice(text.source, drafts, i);
  if (isShared) shareInRanges(drafts);
}

/** Both ends of a range are in the unit that one of them got from a row or behind a slash. */
function shareInRanges(drafts: readonly NumberDraft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const left = drafts[i - 1];
    if (draft.rangeEnd !== 'high' || left?.rangeEnd !== 'low') continue;
    inheritUnit(left, draft.unit);
    inheritUnit(draft, left.unit);
  }
}

/** Three numbers between slashes are a chain (`60/84/45 cm`), two are alternatives. */
function isRow(links: readonly (Link | undefined)[], at: number): boolean {
  return links[at - 1] === 'slash' || links[at + 1] === 'slash';
}

function joined(chain: NumberDraft[], left: NumberDraft, draft: NumberDraft): NumberDraft[] {
  if (chain.length === 0) chain.push(left);
  chain.push(draft);
  if (chain.includes(left)) left.chain = chain;
  draft.chain = chain;
  return chain;
}

function linkBetween(text: Text, left: NumberDraft, right: NumberDraft): Link | undefined {
  if (right.start - left.end > LONGEST_GAP || right.start <= left.end) return undefined;
  if (isSerial(left) || isSerial(right)) return undefined;
  const gap = text.source.slice(left.end, right.start);
  const times = TIMES.exec(gap);
  if (times) return noteMarks(left, right, times[1], times[2]) ? 'times' : undefined;
  if (OR.test(gap)) return 'or';
  if (SLASH.test(gap)) return isSignedRange(text, left, right) ? 'range' : 'slash';
  const isPair = PAIR.test(gap) && BETWEEN.test(text.source.slice(Math.max(0, left.start - 12), left.start));
  return (isPair || RANGE.test(gap)) && isAscending(left, right) && !isInCode(text, left, right) ? 'range' : undefined;
}

/** `220-240/` before `380-415 V`. */
const BEHIND_RANGE = /(?<![\p{L}\d.,/-])\d+(?:[.,]\d+)?[-–]\d+(?:[.,]\d+)?\/$/u;

/** Digits behind letters, or behind the slash or hyphen of a code, begin no range: `22PFL3517H/12 - 22"`, `10-20-30`. */
function isInCode({ source }: Text, left: NumberDraft, right: NumberDraft): boolean {
  if (!right.unit && /^-\d/.test(source.slice(right.end, right.end + 2))) return true;
  const before = source.slice(Math.max(0, left.start - 2), left.start);
  if (left.unit || !/[\p{L}\d][/_-]?$/u.test(before) || /(?<![\p{L}\d])[\p{L}Ø]$/u.test(before)) return false;
  return !BEHIND_RANGE.test(source.slice(Math.max(0, left.start - 16), left.start));
}

function isSignedRange(text: Text, left: NumberDraft, right: NumberDraft): boolean {
  return SIGNED.test(text.source.slice(right.start, right.numberEnd)) && isAscending(left, right);
}

/** Digits with leading zeros belong to a code: `B0007X1CY8` is no product of two numbers. */
function isSerial(draft: NumberDraft): boolean {
  return /^0\d/.test(draft.literal.raw);
}

/** Notes the marks of a gap such as ` (L) x H `; false when a word there is no mark, so that the gap is no link. */
function noteMarks(
  left: NumberDraft,
  right: NumberDraft,
  after: string | undefined,
  before: string | undefined,
): boolean {
  const [afterMark, beforeMark] = [markOf(after), markOf(before)];
  if (afterMark === null || beforeMark === null) return false;
  if (afterMark) left.after = afterMark;
  if (beforeMark) right.before = beforeMark;
  return true;
}

function markOf(written: string | undefined): Mark | undefined | null {
  if (written === undefined) return undefined;
  if (written.length === 1) return /[WHDLBTPEØ⌀]/i.test(written) ? { text: written === '⌀' ? 'Ø' : written } : null;
  const folded = fold(written);
  const role = nounRole(folded) ?? adjectiveRole(folded);
  return role ? { text: written, role } : null;
}

function isAscending(left: NumberDraft, right: NumberDraft): boolean {
  if (!left.unit || (!right.unit && left.unit.dimension === 'temperature')) return left.value < right.value;
  if (!right.unit || left.unit.dimension !== right.unit.dimension) return false;
  return left.value * left.unit.factor + left.unit.offset < right.value * right.unit.factor + right.unit.offset;
}

/** Of `0-450 / 0-1500 rpm` the further end is how far it goes. */
function noteAlternativeRanges(left: NumberDraft, right: NumberDraft | undefined): void {
  if (right?.rangeEnd !== 'high' || left.unit?.dimension !== right.unit?.dimension) return;
  const nearer = left.value < right.value ? left : right;
  nearer.alternative = 'low';
}

/** `12/24 V` is the one or the other. */
function noteAlternatives(left: NumberDraft, right: NumberDraft): void {
  if (left.chain ?? right.chain ?? left.rangeEnd ?? right.rangeEnd) return;
  if (!right.unit || left.unit?.symbol !== right.unit.symbol || left.value >= right.value) return;
  // `60 cm / 80 cm` may be two sides.
  if (!left.inherited && right.unit.dimension === 'length') return;
  left.alternative = 'low';
  right.alternative = 'high';
}

/** Of `12, 24 oder 48 V` no number is the value: the lowest and the highest are ends, what is between is neither. */
function noteChoice(source: string, drafts: readonly NumberDraft[], last: number): void {
  const right = drafts[last] as NumberDraft;
  if (!right.unit) return;
  const all = [right];
  for (let i = last - 1; i >= 0; i--) {
    const draft = drafts[i] as NumberDraft;
    const isListed = i === last - 1 || LISTED.test(source.slice(draft.end, drafts[i + 1]?.start));
    if (!isListed || (draft.unit && draft.unit.symbol !== right.unit.symbol)) break;
    if (draft.chain ?? draft.rangeEnd ?? draft.alternative) break;
    inheritUnit(draft, right.unit);
    all.push(draft);
  }
  if (all.length < 2 || right.chain || right.rangeEnd) return;
  const values = all.map(({ value }) => value);
  for (const draft of all) draft.alternative = draft.value === Math.max(...values) ? 'high' : 'low';
}

function joinRange(left: NumberDraft, right: NumberDraft): void {
  left.kind = 'range';
  left.rangeEnd = 'low';
  right.kind = 'range';
  right.rangeEnd = 'high';
  inheritUnit(left, right.unit);
  inheritUnit(right, left.unit);
}

function shareUnits(text: Text, chain: readonly NumberDraft[]): void {
  unitsToMarks(text, chain);
  if (isMultiple(chain)) {
    for (const draft of chain) draft.kind = 'multiple';
    return;
  }
  for (let i = chain.length - 2; i >= 0; i--) inheritUnit(chain[i] as NumberDraft, chain[i + 1]?.unit);
  for (let i = 1; i < chain.length; i++) inheritUnit(chain[i] as NumberDraft, chain[i - 1]?.unit);
}

/** In `47w x 29h` the letters are roles, not watts and hours. */
function unitsToMarks(text: Text, chain: readonly NumberDraft[]): void {
  const letters = chain.flatMap((draft) => spacedUnitLetter(text, draft) ?? []);
  const isMarked = chain.some((draft) => draft.after) || chain.some((draft) => unitLetter(text, draft) === 'w');
  if (letters.length < 2 && !isMarked) return;
  for (const draft of chain) unitToMark(text, draft);
}

/** `2 x 60 W`: a count of things that are not measured in two directions. */
function isMultiple(chain: readonly NumberDraft[]): boolean {
  const [count, thing] = chain;
  if (chain.length !== 2 || !count || !thing || count.unit || count.before || thing.before || !thing.unit) return false;
  const isCount = Number.isInteger(count.value) && count.value > 0 && count.value <= 200;
  return isCount && !['length', 'pixels', 'resolution'].includes(thing.unit.dimension);
}
