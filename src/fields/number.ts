import type { Field, Mention } from './field.js';
import type { NumberSpan } from './number-span.js';
import { roundTo } from './round.js';
import { readAside } from './text.js';
import { convert, parseUnit, tidy } from './units.js';
import { accepted, refused, type ValueKind } from './value-kind.js';

/** Numbers in the field's unit. */
export const numberKind: ValueKind = {
  accept(field, raw) {
    if (typeof raw === 'boolean') return refused(`${raw} is not a number`);
    if (typeof raw === 'number')
      return Number.isFinite(raw) ? accepted(rounded(field, raw)) : refused(`${raw} is not a number`);
    const plain = /^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(raw) ? Number(raw) : undefined;
    if (plain !== undefined) return accepted(rounded(field, plain));
    const values = new Set(readAside(raw).numbers.map((span) => inFieldUnit(field, span.value, span.unit)));
    values.delete(undefined);
    const [value] = values;
    if (value === undefined) return refused(`"${raw}" holds no number${field.unit ? ` in ${field.unit}` : ''}`);
    return values.size === 1 ? accepted(value) : refused(`"${raw}" holds several numbers`);
  },
  mentions(field, text) {
    return text.numbers.flatMap((number) => mentionOf(field, number, text.source) ?? []);
  },
  schema: (field) => ({ type: field.unit ? ['number', 'string'] : 'number' }),
};

/** A value of a unit (its symbol; none is the field's own) as the field stores it: converted and rounded; undefined when the units do not measure the same. */
export function inFieldUnit(field: Field, value: number, unit?: string): number | undefined {
  const to = field.unit === undefined ? undefined : parseUnit(field.unit);
  const from = unit === undefined ? undefined : parseUnit(unit);
  if (!to || !from) return rounded(field, value);
  const converted = convert(value, from, to);
  return converted === undefined ? undefined : rounded(field, converted);
}

function rounded(field: Field, value: number): number {
  return field.decimals === undefined ? tidy(value) : roundTo(tidy(value), field.decimals);
}

function mentionOf(field: Field, number: NumberSpan, source: string): Mention | undefined {
  const value = inFieldUnit(field, number.value, number.unit);
  if (value === undefined) return undefined;
  return { value, start: number.start, end: number.end, text: source.slice(number.start, number.end), number };
}
