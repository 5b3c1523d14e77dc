import { memoize } from '../../memoize.js';
import type { Field } from '../field.js';
import { convert, dictionaryUnit, parseUnit } from '../units/units.js';
import { roundTo, tidy } from './round.js';
/**
 * A value of a unit (its symbol; none stands for the field's own) as the field stores it, converted and rounded;
 * undefined when the units do not measure the same, or when nothing is left of it.
 */
export function inFieldUnit(field: Field, value: number, unit?: string): number | undefined {
  const to = unitOfField(field);
  const from = unit === undefined ? undefined : parseUnit(unit);
  const converted = to && from ? convert(value, from, to) : value;
  const kept =
    converted === undefined
      ? undefined
      : withDecimals(field, converted, from !== undefined && from.symbol !== to?.symbol);
  return kept === 0 && value !== 0 ? undefined : kept;
}
/** The unit of a field's numbers. */
export const unitOfField = memoize((field: Field) =>
  field.unit === undefined ? undefined : dictionaryUnit(field.unit),
);
/** Of a converted number, what rounding may change without changing what is said. */
const SLIGHT = 0.01;

/**
 * A number with the field's decimals. One that Akeneo would refuse for its fraction keeps it, so that it is told rather
 * than rounded to another amount; only what a conversion leaves behind is rounded away.
 */
export function withDecimals(field: Field, value: number, isConverted = false): number {
  if (field.decimals === undefined) return tidy(value);
  const rounded = roundTo(tidy(value), field.decimals);
  if (field.akeneo?.decimalsAllowed !== false) return rounded;
  return isConverted && Math.abs(rounded - value) <= SLIGHT * Math.abs(value) ? rounded : tidy(value);
}
