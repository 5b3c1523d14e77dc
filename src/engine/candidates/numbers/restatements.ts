import type { Text } from '../../../fields/text.js';
import type { NumberReading } from './number-readings.js';

/** What may stand between two ways of saying one size. */
const BETWEEN = /^\s?[(/=|,-]?\s?$/;
/** How far they may be apart, since both are rounded. */
const APART = 0.06;

/** Leaves out what is said again right beside in the field's own unit: of `1 1/2" (4 cm)` a field in cm takes the 4. */
export function withoutRestatements(readings: readonly NumberReading[], { source }: Text): readonly NumberReading[] {
  const own = readings.filter(({ unit, number }) => unit === 'own' && number.chain === undefined);
  if (own.length === 0) return readings;
  return readings.filter((reading) => reading.unit !== 'other' || !own.some((one) => saysAgain(reading, one, source)));
}

function saysAgain(one: NumberReading, own: NumberReading, source: string): boolean {
  const [left, right] = one.number.start < own.number.start ? [one, own] : [own, one];
  const gap = source.slice(left.number.end, right.number.start);
  return BETWEEN.test(gap) && Math.abs(one.value - own.value) <= APART * Math.abs(own.value);
}
