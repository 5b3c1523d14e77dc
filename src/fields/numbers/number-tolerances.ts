import { readUnit } from '../units/unit-reader.js';
import type { NumberDraft } from './number-draft.js';
import { inheritUnit } from './number-draft.js';

/** Between a value and its tolerance: `± 3`, `(+/- 10 %)`, `Toleranz: 2 mm`, `+0,5/-0,2`. */
const SIGN =
  /^[\s,;(]*(?:±|\+\s?\/\s?[-−–]|\+\s?[-−–]|[-−–]\s?\/\s?\+|plus ou moins|plus or minus|plus oder minus)\s*$/i;
const WORD =
  /(?:^|[\s,;(])(?:tol[ée]rances?|tolerances?|toleranz|tol\.?|genauigkeit|accuracy|pr[ée]cision|marge d['’]erreur)(?: (?:de|of|von))?\s*[:=]?\s*(?:±|\+\s?\/\s?[-−–])?\s*$/i;
/** One side of a tolerance stands before the other. */
const SIDE = /^[\s,;(]*\+\s?$/;
const OTHER_SIDE = /^\s?(?:\/\s?[-−–]|[-−–]|\/)\s?$/;
const REACH = 32;

/**
 * Takes the numbers out that say how far a value may be off (`123 ± 3 g`, `230 V +10/-15 %`); what they say of its unit
 * stays with the value, unless it is a percentage.
 */
export function dropTolerances(source: string, drafts: readonly NumberDraft[]): NumberDraft[] {
  const kept: NumberDraft[] = [];
  let last: NumberDraft | undefined;
  for (const [index, draft] of drafts.entries()) {
    const value = kept.at(-1);
    if (value && last && isTolerance(source, { value, last, draft, next: drafts[index + 1] })) {
      take(source, value, draft);
    } else if (!isBracketed(source, draft)) kept.push(draft);
    last = draft;
  }
  return kept;
}

/** `Höhe (±2 mm): 870 mm`: a tolerance in the label. */
function isBracketed(source: string, { literal }: NumberDraft): boolean {
  return /[([]\s?(?:±|\+\s?\/\s?[-−–])\s?$/.test(source.slice(Math.max(0, literal.start - 6), literal.start));
}

/** The value reaches to the end of its tolerance, and shares a unit that stands behind both. */
function take(source: string, value: NumberDraft, tolerance: NumberDraft): void {
  const gap = source.slice(value.end, tolerance.numberEnd);
  if (!/^\s*[(/]?\s*(?:[±+\-−–]|plus o)/i.test(gap)) return;
  if (tolerance.unit?.dimension !== 'percent') inheritUnit(value, tolerance.unit);
  value.end = tolerance.end;
  if (!gap.includes('(') || source[value.end] !== ')') return;
  value.end++;
  const behind = value.unit ? undefined : readUnit(source, value.end);
  if (!behind) return;
  value.unit = behind.unit;
  value.end = behind.end;
}

interface Place {
  readonly value: NumberDraft;
  /** The number right before, which may be the other side of the tolerance. */
  readonly last: NumberDraft;
  readonly draft: NumberDraft;
  readonly next: NumberDraft | undefined;
}

function isTolerance(source: string, { value, last, draft, next }: Place): boolean {
  if (draft.start - last.end > REACH) return false;
  const gap = source.slice(last.end, draft.literal.start);
  if (last === value && (SIGN.test(gap) || WORD.test(gap))) return true;
  if (last !== value) return OTHER_SIDE.test(gap) || /^\s?[-−–]$/.test(gap);
  if (!next || !SIDE.test(gap)) return false;
  const between = source.slice(draft.end, next.literal.start);
  return /^\s?(?:\/\s?[-−–]|\s[-−–])\s?$/.test(between);
}
