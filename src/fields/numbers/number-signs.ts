import type { Unit } from '../units/units.js';
import type { Literal } from './number-literals.js';

/** A sign before a number: where it begins, and what it makes of the number. */
export interface Sign {
  readonly start: number;
  readonly factor: 1 | -1;
}

const MINUS = '[-−–—‐‑‒﹣－]';
/** A sign that touches the digits, behind a blank, a bracket, a colon or the dots and words of a range. */
const GLUED = new RegExp(String.raw`(?:^|[\s([{:=|…;,/~<>≤≥]|\.\.|${MINUS}|[\p{L}](?=−))(${MINUS}|\+)$`, 'u');
/** A minus with a blank behind it, where no dash can stand: `: - 20 °C`, `de - 20 à + 60 °C`. */
const APART =
  /(?:[:=(≤≥<>]|(?<![\p{L}\d])(?:de|von|from|entre|between|zwischen|à|bis|to|et|und|and|jusqu['’]à|min\.?|max\.?|ab))\s*([-−–—+])\s$/iu;
const IN_WORDS = /(?<![\p{L}\d])(?<!(?:au|du|ou|or|oder|plus)\s)(?:moins|minus|negative)\s$/iu;
/** A plus is a word of a range only behind the words of one: `à plus 60 °C`; `10 °C et plus` and `de plus` are none. */
const PLUS_IN_WORDS =
  /(?<![\p{L}\d])(?:[àa]|bis|to|et|und|and|zu|von|from|entre|between|zwischen|jusqu['’][àa])\s(plus|positive)\s$|(?:[-–—/…]|\.\.)\s?(plus|positive)\s$/iu;
/** A number that a dash may lead on from: `5 -35 °C` is a range. */
const LEFT = /(\d+(?:[.,]\d+)?)\s?(?:°\s?[CFK]?|℃|℉|K)?\s[-–—]$/;
/** Where a temperature follows behind the other end of a range. */
const AHEAD = /^[^\n]{0,16}(?:°\s?[CFK]|℃|℉|\b[Gg]rad\b|\b[Dd]egr(?:ees?|é)|\bK\b)/;
/** What is measured below zero, too. */
const BELOW_ZERO: ReadonlySet<string> = new Set(['temperature', 'level', 'angle']);
const REACH = 24;

/**
 * The sign of a number. It counts where a temperature, a level or an angle follows; anywhere else a minus is a dash.
 * @param unit the unit behind the number, when there is one
 */
export function signOf(source: string, literal: Literal, unit: Unit | undefined): Sign | undefined {
  const last = source[literal.start - 1] ?? '';
  if (!/[-−–—‐‑‒﹣－+\s]/.test(last)) return undefined;
  const before = source.slice(Math.max(0, literal.start - REACH), literal.start);
  const found = signBefore(before);
  if (!found || !isBelowZero(source, literal, unit, before)) return undefined;
  if (found.factor < 0 && isDash(before, literal)) return undefined;
  return { start: literal.start - found.length, factor: found.factor };
}

function signBefore(before: string): { readonly length: number; readonly factor: 1 | -1 } | undefined {
  if (!/[-−–—‐‑‒﹣－+]|moins|minus|negative|plus|positive/i.test(before)) return undefined;
  const glued = GLUED.exec(before)?.[1];
  if (glued !== undefined) return { length: 1, factor: glued === '+' ? 1 : -1 };
  const apart = APART.exec(before)?.[1];
  if (apart !== undefined) return { length: 2, factor: apart === '+' ? 1 : -1 };
  const words = IN_WORDS.exec(before);
  if (words) return { length: words[0].length, factor: -1 };
  const plus = PLUS_IN_WORDS.exec(before);
  const word = plus?.[1] ?? plus?.[2];
  return word === undefined ? undefined : { length: word.length + 1, factor: 1 };
}

function isBelowZero(source: string, literal: Literal, unit: Unit | undefined, before: string): boolean {
  if (unit) return BELOW_ZERO.has(unit.dimension);
  return AHEAD.test(source.slice(literal.end, literal.end + REACH)) || /temp[ée.]|°\s?C\)/i.test(before);
}

/** Behind a smaller number a hyphen is the dash of a range. */
function isDash(before: string, { value = 0 }: Literal): boolean {
  const left = LEFT.exec(before)?.[1];
  return left !== undefined && Number(left.replace(',', '.')) < value;
}
