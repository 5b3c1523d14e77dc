import { type Unit, unitKey, unitSpellings } from './units.js';

/** A unit found behind a number. */
export interface FoundUnit {
  readonly unit: Unit;
  /** Where it ends in the source. */
  readonly end: number;
  /** Whether it is one letter in another case than the symbol's. */
  readonly loose: boolean;
}

const LONGEST = 26;
const GAP = /(?:[ \u00a0\u202f\u2009]{0,2}-?| - ?)(?=[\p{L}µμ°º"″”'′’%Ω×/])/uy;
const STOP = /[^\p{L}\p{M}µμ°º"″”'′’%²³⁻¹0-9/().Ω× -]/u;

/** Reads the unit that begins at an offset, behind at most two spaces or a hyphen; the longest one wins. */
export function readUnit(source: string, at: number): FoundUnit | undefined {
  GAP.lastIndex = at;
  const gap = GAP.exec(source)?.[0];
  if (gap === undefined) return undefined;
  const from = at + gap.length;
  const window = source.slice(from, from + LONGEST);
  const stop = window.search(STOP);
  const candidate = stop < 0 ? window : window.slice(0, stop);
  for (let length = candidate.length; length > 0; length--) {
    if (!isBoundary(window, length)) continue;
    const spelling = candidate.slice(0, length);
    const found = lookUp(spelling);
    if (found && isTrusted(found.unit, spelling, gap, window.slice(length))) return { ...found, end: from + length };
  }
  return undefined;
}

function lookUp(spelling: string): { readonly unit: Unit; readonly loose: boolean } | undefined {
  const { exact, folded } = unitSpellings();
  const unit = exact.get(spelling) ?? folded.get(unitKey(spelling));
  return unit && { unit, loose: isLoose(unit, spelling) };
}

function isLoose(unit: Unit, spelling: string): boolean {
  return /^\p{L}$/u.test(spelling) && spelling !== unit.symbol;
}

function isBoundary(window: string, length: number): boolean {
  const last = window[length - 1] ?? '';
  const next = window[length] ?? '';
  if (/[\s.(/-]/.test(last)) return false;
  if (/[\p{L}\p{M}]/u.test(last))
    return !/[\p{L}\p{M}]/u.test(next) && !(length === 1 && /^\d/.test(next) && !/^.\d\d(?![\p{L}\d])/u.test(window));
  return /\d/.test(last) ? !/[\d\p{L}]/u.test(next) : true;
}

/** Words that are also units are believed only where a unit can stand. */
function isTrusted(unit: Unit, spelling: string, gap: string, rest: string): boolean {
  if (unit.dimension === 'factor') return gap === '' && !/^\s*[\p{Lu}\d½¼¾(]/u.test(rest);
  if (/^in$/i.test(spelling) && gap.includes(' '))
    return !/^ (?!(?:[xwdhl]|wide|high|deep|long|tall|dia\w*)\b)\p{L}/iu.test(rest);
  if (/^['′’]$/.test(spelling)) return gap === '' && !/^\p{L}/u.test(rest);
  if (/^["″”]$/.test(spelling)) return gap.length <= 1;
  return !(gap.includes('-') && isLoose(unit, spelling));
}
