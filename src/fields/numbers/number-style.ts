import type { Locale } from '../field.js';
import { readUnit } from '../units/unit-reader.js';
import type { Literal } from './number-literals.js';

/** How a text separates decimals. */
export interface NumberStyle {
  /** The sign that its unambiguous numbers use; undefined when they use none or both. */
  readonly decimalSign: ',' | '.' | undefined;
  /** The same of its quantities alone: `5.2` may be a version, `12.5 mm` is none. */
  readonly measuredSign: ',' | '.' | undefined;
  readonly locale: Locale | undefined;
}

// Nobody writes thousandths of these, so three digits after the sign are a group.
const FINE = new Set(
  'mm µm g mg W mW VA ml V mV A mA mAh Wh rpm Pa mbar Hz lm lx ms h pcs px dpi kcal kJ BTU/h Mpx cd/m²'.split(' '),
);
const COARSE = new Set('m km kg t l m³ kW MW kWh bar MPa GHz GB TB in ft lb'.split(' '));

/** Reads the style off the numbers that can be read in one way only. */
export function styleOf(source: string, literals: readonly Literal[], locale: Locale | undefined): NumberStyle {
  const all = { ',': 0, '.': 0 };
  const measured = { ',': 0, '.': 0 };
  for (const literal of literals) {
    const sign = decimalSignOf(literal);
    if (!sign) continue;
    all[sign]++;
    if (readUnit(source, literal.end)) measured[sign]++;
  }
  return { decimalSign: onlyOne(all), measuredSign: onlyOne(measured), locale };
}

function onlyOne(counts: Readonly<Record<',' | '.', number>>): ',' | '.' | undefined {
  if (counts[','] > 0 === counts['.'] > 0) return undefined;
  return counts[','] > 0 ? ',' : '.';
}

/** The sign before the decimals of a number, or the one that it does not group its thousands with. */
function decimalSignOf({ raw, value }: Literal): ',' | '.' | undefined {
  if (value === undefined) return undefined;
  const digits = raw.slice(-24);
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) return ',';
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(digits)) return '.';
  const sign = /^(?:\d*|\d{1,3}(?:[., ’']\d{3})+)([.,])\d+$/.exec(digits)?.[1];
  return sign === ',' || sign === '.' ? sign : undefined;
}

/** The value of a literal in a text of this style, with what its unit makes likely. */
export function literalValue(literal: Literal, style: NumberStyle, unit: string | undefined): number {
  if (literal.value !== undefined) return literal.value;
  const sign = literal.raw.includes(',') ? ',' : '.';
  return Number(
    isDecimal(literal.raw, sign, style, unit) ? literal.raw.replace(',', '.') : literal.raw.replace(/[.,]/, ''),
  );
}

function isDecimal(raw: string, sign: ',' | '.', style: NumberStyle, unit: string | undefined): boolean {
  if (style.measuredSign) return style.measuredSign === sign;
  // A point never groups thousands in English, and a comma groups them there alone.
  if (style.locale === 'en') return sign === '.';
  if (style.locale !== undefined && sign === ',') return true;
  if (unit !== undefined && FINE.has(unit)) return false;
  if (style.decimalSign) return style.decimalSign === sign;
  if (unit !== undefined && COARSE.has(unit)) return true;
  if (raw.endsWith('0')) return false;
  return sign === '.' && style.locale !== 'de';
}
