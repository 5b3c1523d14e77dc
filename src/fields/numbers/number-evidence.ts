import type { Field } from '../field.js';
import type { Text } from '../text-reading.js';
import { symbolsOf } from '../units/unit-spellings.js';
import { dictionaryUnit } from '../units/units.js';
import { inFieldUnit } from './in-field-unit.js';
import type { NumberSpan } from './number-span.js';
import { roundTo } from './round.js';

/** The numbers that give a value when rounded as it is, or under another unit of its dimension when they have none. */
export function numbersLike(field: Field, value: number, text: Text): readonly NumberSpan[] {
  const rounded = text.numbers.filter((number) => isRoundedFrom(value, inFieldUnit(field, number.value, number.unit)));
  if (rounded.length > 0) return rounded;
  const dimension = field.unit === undefined ? undefined : dictionaryUnit(field.unit)?.dimension;
  const symbols = dimension === undefined ? [] : symbolsOf(dimension);
  const unitless = text.numbers.filter((number) => number.unit === undefined);
  return unitless.filter((number) => symbols.some((symbol) => inFieldUnit(field, number.value, symbol) === value));
}

/** 7.6 cm is stored as 3 inches, but 3 is not what 3.4 says. */
function isRoundedFrom(value: number, precise: number | undefined): boolean {
  if (precise === undefined) return false;
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return roundTo(precise, decimals) === value && Math.abs(precise - value) <= Math.abs(value) * 0.01;
}
