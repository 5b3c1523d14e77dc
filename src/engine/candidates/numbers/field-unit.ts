import type { Field } from '../../../fields/field.js';
import { UNIT_TABLE } from '../../../fields/units/unit-table.js';
import { dictionaryUnit, parseUnit, type Unit } from '../../../fields/units/units.js';
import { memoize } from '../../../memoize.js';

/** The unit of a number field, when it is one that can be converted. */
export const unitOf = memoize(({ unit }: Field): Unit | undefined =>
  unit === undefined ? undefined : dictionaryUnit(unit),
);

const byDimension = new Map<string, readonly Unit[]>();

/** All units of a dimension. */
export function unitsOf(dimension: string): readonly Unit[] {
  const known = byDimension.get(dimension);
  if (known) return known;
  const symbols = (UNIT_TABLE[dimension] ?? []).map((line) => line.split(/ (?=[\d.])/)[0] ?? '');
  const units = symbols.flatMap((symbol) => parseUnit(symbol) ?? []);
  byDimension.set(dimension, units);
  return units;
}
