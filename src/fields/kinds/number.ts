import { memoize } from '../../memoize.js';
import type { Field, Mention } from '../field.js';
import { numbersLike } from '../numbers/number-evidence.js';
import type { NumberSpan } from '../numbers/number-span.js';
import { roundTo, tidy } from '../numbers/round.js';
import { readAside } from '../text.js';
import { convert, dictionaryUnit, parseUnit } from '../units/units.js';
import { type Accepted, accepted, refused, type ValueKind } from './value-kind.js';

/** Numbers in the field's unit. A bare number is in that unit already; one with another unit is converted. */
export const numberKind: ValueKind = {
  keys: ['unit', 'decimals', 'multiple'],
  accept(field, raw) {
    if (typeof raw === 'boolean') return refused(`${raw} is not a number`);
    const plain = typeof raw === 'number' ? raw : plainNumber(raw);
    if (plain === undefined) return acceptWords(field, String(raw));
    return Number.isFinite(plain) ? accepted(rounded(field, plain)) : refused(`${raw} is not a number`);
  },
  mentions: (field, text) => text.numbers.flatMap((number) => mentionOf(field, number, text.source) ?? []),
  evidence: (field, value, text) => numbersLike(field, Number(value), text),
  schema: (field) => ({ type: field.unit === undefined ? 'number' : ['number', 'string'] }),
};

/**
 * A value of a unit (its symbol; none stands for the field's own) as the field stores it, converted and rounded;
 * undefined when the units do not measure the same, or when nothing is left of it.
 */
export function inFieldUnit(field: Field, value: number, unit?: string): number | undefined {
  const to = unitOf(field);
  const from = unit === undefined ? undefined : parseUnit(unit);
  const converted = to && from ? convert(value, from, to) : value;
  const kept = converted === undefined ? undefined : rounded(field, converted);
  return kept === 0 && value !== 0 ? undefined : kept;
}

const unitOf = memoize((field: Field) => (field.unit === undefined ? undefined : dictionaryUnit(field.unit)));

function rounded(field: Field, value: number): number {
  return field.decimals === undefined ? tidy(value) : roundTo(tidy(value), field.decimals);
}

/** A text that is nothing but one number; digits may be grouped by spaces. */
function plainNumber(raw: string): number | undefined {
  const digits = /^\s*\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?\s*$/.test(raw) ? raw.replace(/\s/g, '').replace(',', '.') : raw;
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(digits) ? Number(digits) : undefined;
}

/** The one number that words state, the most trustworthy first: in the field's unit, in a like unit, in none. */
function acceptWords(field: Field, words: string): Accepted {
  const { numbers } = readAside(words);
  const symbol = unitOf(field)?.symbol;
  const groups = [
    numbers.filter((number) => symbol !== undefined && number.unit === symbol),
    numbers.filter((number) => symbol !== undefined && number.unit !== undefined),
    numbers.filter((number) => number.nature === undefined),
    numbers,
  ];
  for (const group of groups) {
    const values = new Set(group.flatMap((number) => inFieldUnit(field, number.value, number.unit) ?? []));
    const [value] = values;
    if (value === undefined) continue;
    return values.size === 1 ? accepted(value) : refused(`"${words}" holds several numbers`);
  }
  return refused(`"${words}" holds no number${field.unit === undefined ? '' : ` in ${field.unit}`}`);
}

function mentionOf(field: Field, number: NumberSpan, source: string): Mention | undefined {
  const value = inFieldUnit(field, number.value, number.unit);
  if (value === undefined) return undefined;
  return { value, start: number.start, end: number.end, text: source.slice(number.start, number.end), number };
}
