import { unitExpressed } from './unit-expression.js';
import { mayBeUnit, unitSpelled } from './unit-spellings.js';
import type { Unit } from './units.js';

/** A unit found behind a number. */
export interface FoundUnit {
  readonly unit: Unit;
  /** Where it ends in the source. */
  readonly end: number;
  /** Whether it is one letter in another case than the symbol's. */
  readonly loose: boolean;
}

const LONGEST = 32;
const GAP = /(?:[ \u00a0\u202f\u2009]{0,2}-?| - ?)(?=[\p{L}µμ°º"″”'′’%Ω×/\u3371-\u33df℃℉]|1\/\p{L})/uy;
const TOKEN = /[\p{L}\p{M}]+|[\d²³⁻¹₂]+|[ .(/·⋅*^-]|[°º"″”%)×℃℉\u3371-\u33df]|['′’]{1,2}/uy;

/** Reads the unit that begins at an offset, behind at most two spaces or a hyphen; the longest one wins. */
export function readUnit(source: string, at: number): FoundUnit | undefined {
  GAP.lastIndex = at;
  const gap = GAP.exec(source)?.[0];
  if (gap === undefined) return undefined;
  const from = at + gap.length;
  const window = source.slice(from, from + LONGEST);
  if (!mayBeUnit(window)) return undefined;
  for (const length of boundariesOf(window)) {
    const spelling = window.slice(0, length);
    const unit = unitSpelled(spelling) ?? unitExpressed(spelling);
    if (unit && isTrusted(unit, spelling, gap, window.slice(length))) {
      return { unit, end: from + length, loose: spelling !== 'L' && isLoose(unit, spelling) };
    }
  }
  return undefined;
}

/** Where a unit may end, the longest first. */
function boundariesOf(window: string): readonly number[] {
  const ends: number[] = [];
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(window); token; token = TOKEN.exec(window)) {
    if (!/^[ .(/·⋅*^-]$/.test(token[0]) && mayEnd(window, TOKEN.lastIndex)) ends.unshift(TOKEN.lastIndex);
  }
  return ends;
}

/** Letters may touch figures only in `1m20` and `1h30`, figures never touch letters. */
function mayEnd(window: string, end: number): boolean {
  const [last = '', next = ''] = [window[end - 1], window[end]];
  if (/[\d²³⁻¹]/.test(last)) return !/\p{L}/u.test(next);
  return end > 1 || !/\d/.test(next) || !/\p{L}/u.test(last) || /^.\d\d(?![\p{L}\d])/u.test(window);
}

function isLoose(unit: Unit, spelling: string): boolean {
  return /^\p{L}$/u.test(spelling) && spelling !== unit.symbol;
}

/** Words that are also units are believed only where a unit can stand. */
function isTrusted(unit: Unit, spelling: string, gap: string, rest: string): boolean {
  if (unit.dimension === 'factor') return gap === '' && !/^\s*[\p{Lu}\d½¼¾(]/u.test(rest);
  if (/^in$/i.test(spelling) && gap.includes(' '))
    return !/^ (?!(?:[xwdhl]|wide|high|deep|long|tall|dia\w*|width|height|depth|length|thick\w*)\b)\p{L}/iu.test(rest);
  if (/^['′’]$/.test(spelling)) return gap === '' && !/^\p{L}/u.test(rest);
  if (/^["″”]$/.test(spelling)) return gap.length <= 1;
  return !(gap.includes('-') && isLoose(unit, spelling)) && !isLeast(spelling, rest) && !isNextLabel(spelling, rest);
}

/** In `H 85 / L 60` the letter behind the slash is the next number's. */
function isNextLabel(spelling: string, rest: string): boolean {
  return /^\/ ?\p{L}$/u.test(spelling) && /^\.?\s?[:=]?\s?\d/.test(rest);
}

/** In `max. 60 °C / min. -10 °C` the slash parts two values, the one at most and the one at least. */
function isLeast(spelling: string, rest: string): boolean {
  return /(?:^(?:°.?|bar|k?W|V|A|[cm]m|kg|Nm) ?| )\/ ?min$/i.test(spelling) && /^\.?\s?[:=]?\s?[-−–+]?\d/.test(rest);
}
