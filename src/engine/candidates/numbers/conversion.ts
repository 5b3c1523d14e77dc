import type { Field } from '../../../fields/field.js';
import { inFieldUnit } from '../../../fields/numbers/in-field-unit.js';
import { parseUnit } from '../../../fields/units/units.js';
import { memoize } from '../../../memoize.js';
import { unitOf } from './field-unit.js';

/**
 * How a catalogue came from the units of its texts to its own: exactly, with halves rounded as binary computers do
 * (57.15 → 57.1), or by a factor of so few digits, rounded or cut (0.453 for a pound in kilograms).
 */
export type Conversion = 'exact' | 'binary' | 'three digits' | 'three digits cut' | 'two digits' | 'two digits cut';

/** The plainest first. */
export const CONVERSIONS: readonly Conversion[] = [
  'exact',
  'binary',
  'three digits',
  'three digits cut',
  'two digits',
  'two digits cut',
];

/** A number of a unit as the field stores it; undefined when the units do not measure the same. */
export function valueIn(field: Field, value: number, symbol: string, conversion: Conversion): number | undefined {
  if (conversion === 'exact') return inFieldUnit(field, value, symbol);
  if (conversion !== 'binary') return byShortFactor(field, value, symbol, conversion);
  if (field.decimals === undefined) return inFieldUnit(field, value, symbol);
  const exact = inFieldUnit(exactly(field), value, symbol);
  const kept = exact === undefined ? undefined : Number(exact.toFixed(field.decimals));
  return kept === 0 && value !== 0 ? undefined : kept;
}

/** The same field without rounding. */
const exactly = memoize((field: Field): Field => ({ ...field, decimals: undefined }));

function byShortFactor(field: Field, value: number, symbol: string, conversion: Conversion): number | undefined {
  const [from, to] = [parseUnit(symbol), unitOf(field)];
  if (!from || !to || from.dimension !== to.dimension || from.offset !== 0 || to.offset !== 0)
    return inFieldUnit(field, value, symbol);
  const digits = conversion.startsWith('two') ? 2 : 3;
  return inFieldUnit(field, value * shortened(from.factor / to.factor, digits, conversion.endsWith('cut')));
}

/** A factor in a number of digits: 0.45359 → 0.454, or 0.453 when the others are cut off. */
function shortened(factor: number, digits: number, isCut: boolean): number {
  if (!isCut) return Number(factor.toPrecision(digits));
  const [mantissa = '', exponent = '0'] = factor.toExponential(12).split('e');
  return Number(`${mantissa.slice(0, digits + 1)}e${exponent}`);
}
