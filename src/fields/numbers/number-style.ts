import type { Locale } from '../field.js';
import type { Literal } from './number-literals.js';

/** How a text separates decimals. */
export interface NumberStyle {
  /** The sign that its unambiguous numbers use; undefined when they use none or both. */
  readonly decimalSign: ',' | '.' | undefined;
  readonly locale: Locale | undefined;
}

// Nobody writes thousandths of these, so three digits after the sign are a group.
const FINE = new Set(
  'mm µm g mg W mW VA ml V mV A mA mAh Wh rpm Pa mbar Hz lm lx ms h pcs px dpi kcal kJ BTU/h Mpx cd/m²'.split(' '),
);
const COARSE = new Set('m km kg t l m³ kW MW kWh bar MPa GHz GB TB in ft lb'.split(' '));

/** Reads the style off the numbers that can be read in one way only. */
export function styleOf(literals: readonly Literal[], locale: Locale | undefined): NumberStyle {
  let commas = 0;
  let points = 0;
  for (const literal of literals) {
    const sign = literal.value === undefined ? undefined : /^\d*([.,])\d+$/.exec(literal.raw.slice(-8))?.[1];
    if (sign === ',') commas++;
    if (sign === '.') points++;
  }
  return { decimalSign: commas > 0 === points > 0 ? undefined : commas > 0 ? ',' : '.', locale };
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
  if (unit !== undefined && FINE.has(unit)) return false;
  if (style.decimalSign) return style.decimalSign === sign;
  if (unit !== undefined && COARSE.has(unit)) return sign === '.' || style.locale !== 'en';
  if (raw.endsWith('0')) return false;
  return sign === ',' ? style.locale === 'fr' || style.locale === 'de' : style.locale !== 'de';
}
