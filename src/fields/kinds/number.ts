import type { Field, Mention } from '../field.js';
import { inFieldUnit, unitOfField, withDecimals } from '../numbers/in-field-unit.js';
import { numbersLike } from '../numbers/number-evidence.js';
import type { NumberSpan } from '../numbers/number-span.js';
import { readAside } from '../text.js';
import { type Accepted, accepted, refused, type ValueKind } from './value-kind.js';

/** Numbers in the field's unit. A bare number is in that unit already; one with another unit is converted. */
export const numberKind: ValueKind = {
  keys: ['unit', 'decimals', 'multiple'],
  isListed: false,
  isProse: false,
  isStatedByDenial: false,
  isExclusive: true,
  isCopied: true,
  isInferable: false,
  accept(field, raw) {
    if (typeof raw === 'boolean') return refused(`${raw} is not a number`);
    const plain = typeof raw === 'number' ? raw : plainNumber(raw);
    if (plain === undefined) return acceptWords(field, String(raw));
    return Number.isFinite(plain) ? accepted(withDecimals(field, plain)) : refused(`${raw} is not a number`);
  },
  mentions: (field, text) => text.numbers.flatMap((number) => mentionOf(field, number, text.source) ?? []),
  evidence: (field, value, text) => numbersLike(field, Number(value), text),
  schema: (field) => ({ type: field.unit === undefined ? 'number' : ['number', 'string'] }),
};

/** A text that is nothing but one number; digits may be grouped by spaces. */
function plainNumber(raw: string): number | undefined {
  const digits = /^\s*\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?\s*$/.test(raw) ? raw.replace(/\s/g, '').replace(',', '.') : raw;
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(digits) ? Number(digits) : undefined;
}

/** The one number that words state, the most trustworthy first: in the field's unit, in a like unit, in none. */
function acceptWords(field: Field, words: string): Accepted {
  const { numbers } = readAside(words);
  const symbol = unitOfField(field)?.symbol;
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

export { inFieldUnit, unitOfField, withDecimals } from '../numbers/in-field-unit.js';
