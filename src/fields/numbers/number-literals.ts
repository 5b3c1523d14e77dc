import type { Locale } from '../field.js';
import { readUnit } from '../units/unit-reader.js';

/** A number as it stands in a text, before its unit and its surroundings are read. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  /** The digits with their separators. */
  readonly raw: string;
  readonly kind: 'plain' | 'fraction';
  /** The value, when it does not depend on how the text writes decimals. */
  readonly value?: number;
}

const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};
const VULGAR_SIGNS = Object.keys(VULGAR).join('');

const NEXT = new RegExp(`[\\d${VULGAR_SIGNS}]|(?<![\\p{L}\\d.,])[.,]\\d`, 'gu');
const MIXED = /(\d{1,4})(?:[ \u00a0\u202f]{1,2}|-)(\d{1,2})[/⁄](\d{1,2})(?![\d/]|[.,]\d)/y;
const FRACTION = /(\d{1,2})[/⁄](\d{1,2}(?:\.\d{1,2})?)(?![\d/]|[.,]\d)/y;
const WITH_SIGN = new RegExp(`(?:(\\d{1,4})[ \\u00a0\\u202f]?)?([${VULGAR_SIGNS}])`, 'uy');
const SPACED = /\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,3}(?:[.,]\d{1,6})?(?![\d/])/y;
const MILLIONS = /\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,6})?(?![\d.])/y;
const DOTTED = /\d+(?:\.\d+){2,}(?!\d)/y;
const EXPONENT = /(?<mantissa>\d+[.,]\d+|\d+(?=[eE][-+]))[eE](?<power>[-+]?\d{1,2})(?![\p{L}\d])/uy;
const TIMES_TEN =
  /(?<mantissa>\d+(?:[.,]\d+)?) ?[x×·*] ?10(?:\^ ?\(?(?<power>[-−+]?\d{1,2})\)?|(?<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?![\p{L}\d]*\d)/uy;
/** In `3.10³` the point stands for the times. */
const POINT_TEN = /(?<mantissa>\d(?:,\d+)?)\.10(?<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?!\d)/uy;
const TEN = /10(?:\^(?<power>[-−+]?\d{1,2})|(?<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?!\d)/uy;
const SUPERSCRIPT: Readonly<Record<string, string>> = {
  ...{ '⁻': '-', '−': '-', '⁺': '+', '⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4' },
  ...{ '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9' },
};
const PLAIN = /(?:\d+(?:[.,’']\d{3}(?!\d|["″”]))*)?(?:[.,]\d+)?/y;

/** How many numbers of a text are read; a description has a few dozen. */
export const MOST_NUMBERS = 5000;

/** The first numbers of a text in order; digits that belong to a code are among them. */
export function readLiterals(source: string, locale: Locale | undefined): readonly Literal[] {
  const literals: Literal[] = [];
  NEXT.lastIndex = 0;
  for (let next = NEXT.exec(source); next && literals.length < MOST_NUMBERS; next = NEXT.exec(source)) {
    if (isReciprocal(source, next.index)) continue;
    const literal = readLiteral(source, next.index, locale);
    if (literal.value === undefined || Number.isFinite(literal.value)) literals.push(literal);
    NEXT.lastIndex = literal.end;
  }
  return literals;
}

/** The `1` of `2800 1/min`, and of `Drehzahl (1/min): 2800`, belongs to the unit. */
function isReciprocal(source: string, at: number): boolean {
  if (source[at] !== '1' || source[at + 1] !== '/') return false;
  const unit = /^1\/(min|mn|h|s|sek|std)(?!\p{L})/iu.exec(source.slice(at, at + 6))?.[1];
  if (unit === undefined) return false;
  return (
    /^m/i.test(unit) ||
    /\d[ \u00a0\u202f]?$|[([] ?$|(?<!\p{L})(?:in|en) $/iu.test(source.slice(Math.max(0, at - 4), at))
  );
}

function readLiteral(source: string, start: number, locale: Locale | undefined): Literal {
  const scientific = readScientific(source, start);
  if (scientific) return scientific;
  const fraction = readMixed(source, start) ?? readFraction(source, start) ?? readVulgar(source, start);
  if (fraction) return fraction;
  const raw =
    readSpaced(source, start, locale) ??
    match(MILLIONS, source, start)?.[0] ??
    match(DOTTED, source, start)?.[0] ??
    match(PLAIN, source, start)?.[0] ??
    '';
  const value = certainValue(raw);
  return { start, end: start + raw.length, raw, kind: 'plain', ...(value !== undefined && { value }) };
}

function readMixed(source: string, start: number): Literal | undefined {
  const found = match(MIXED, source, start);
  if (!found || !isProper(Number(found[2]), Number(found[3]))) return undefined;
  return fraction(start, found[0], Number(found[1]) + Number(found[2]) / Number(found[3]));
}

/** `1.5e3`, `2,5·10³`, `3 x 10^-6`; without a sign or decimals `5E3` is a code. */
function readScientific(source: string, start: number): Literal | undefined {
  if (/[\p{L}\d]/u.test(source[start - 1] ?? '')) return undefined;
  const found = [EXPONENT, TIMES_TEN, POINT_TEN, TEN]
    .map((pattern) => match(pattern, source, start))
    .find((one) => one !== null);
  const groups = found?.groups;
  if (!found || !groups) return undefined;
  const power = Number([...(groups.power ?? groups.raised ?? '')].map((sign) => SUPERSCRIPT[sign] ?? sign).join(''));
  const value = Number(`${(groups.mantissa ?? '1').replace(',', '.')}e${power}`);
  return { start, end: start + found[0].length, raw: found[0], kind: 'plain', value: Number(value.toPrecision(15)) };
}

/** `3/4`, and sensor sizes such as `1/2.3`; `16/9` and `50/60` are two numbers. */
function readFraction(source: string, start: number): Literal | undefined {
  const found = match(FRACTION, source, start);
  if (!found) return undefined;
  const [top, bottom] = [Number(found[1]), Number(found[2])];
  const sensor = top === 1 && !Number.isInteger(bottom);
  return sensor || isProper(top, bottom) ? fraction(start, found[0], top / bottom) : undefined;
}

function readVulgar(source: string, start: number): Literal | undefined {
  const found = match(WITH_SIGN, source, start);
  return found ? fraction(start, found[0], Number(found[1] ?? 0) + (VULGAR[found[2] ?? ''] ?? 0)) : undefined;
}

/** Digits grouped by spaces: no-break ones always, plain ones where the language writes so and no code precedes. */
function readSpaced(source: string, start: number, locale: Locale | undefined): string | undefined {
  const raw = match(SPACED, source, start)?.[0];
  if (!raw || raw.startsWith('0')) return undefined;
  if (!raw.includes(' ')) return raw;
  if (locale === 'en' || /[\p{L}\d-]/u.test(source[start - 1] ?? '')) return undefined;
  const sure = locale !== undefined || /[.,]/.test(raw) || readUnit(source, start + raw.length);
  return sure ? raw : undefined;
}

function isProper(top: number, bottom: number): boolean {
  return top > 0 && top < bottom && [2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64].includes(bottom);
}

function fraction(start: number, raw: string, value: number): Literal {
  return { start, end: start + raw.length, raw, kind: 'fraction', value };
}

/** The value of digits whose separators can be read in one way only; undefined for `1,248` and `1.248`. */
function certainValue(raw: string): number | undefined {
  const digits = raw.replace(/[\s’'\u00a0\u202f\u2009]/g, '');
  const signs = digits.replace(/\d/g, '');
  if (signs === '') return Number(digits);
  if (signs.length === 1) return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? undefined : Number(digits.replace(',', '.'));
  const last = signs.at(-1) ?? '';
  if ([...signs].every((sign) => sign === last))
    return Number(/^\d{1,3}(?:[.,]\d{3})+$/.test(digits) ? digits.replace(/[.,]/g, '') : Number.parseFloat(digits));
  const cut = digits.lastIndexOf(last);
  return Number(`${digits.slice(0, cut).replace(/[.,]/g, '')}.${digits.slice(cut + 1)}`);
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
