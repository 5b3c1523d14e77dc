import type { Text } from '../../../fields/text.js';
import type { NumberReading } from './number-readings.js';

/** What may stand between two ways of saying one size. */
const BETWEEN = /^\s?[(/=|,-]?\s?$/;
/** How far they may be apart, since both are rounded. */
const APART = 0.06;

/** The longest gap that may stand between. */
const LONGEST_GAP = 3;

/** Leaves out what is said again right beside in the field's own unit: of `1 1/2" (4 cm)` a field in cm takes the 4. */
export function withoutRestatements(readings: readonly NumberReading[], { source }: Text): readonly NumberReading[] {
  const own = readings.filter(({ unit, number }) => unit === 'own' && number.chain === undefined);
  if (own.length === 0) return readings;
  const starting = byOffset(own, ({ number }) => number.start);
  const ending = byOffset(own, ({ number }) => number.end);
  return readings.filter(
    (reading) =>
      reading.unit !== 'other' ||
      !neighboursOf(reading, starting, ending).some((one) => saysAgain(reading, one, source)),
  );
}

type ByOffset = ReadonlyMap<number, readonly NumberReading[]>;

function byOffset(readings: readonly NumberReading[], offsetOf: (reading: NumberReading) => number): ByOffset {
  const index = new Map<number, NumberReading[]>();
  for (const reading of readings) index.set(offsetOf(reading), [...(index.get(offsetOf(reading)) ?? []), reading]);
  return index;
}

/** The readings that end right before a number, or begin right behind it. */
function neighboursOf({ number }: NumberReading, starting: ByOffset, ending: ByOffset): readonly NumberReading[] {
  return Array.from({ length: LONGEST_GAP + 1 }, (_, gap) => [
    ...(ending.get(number.start - gap) ?? []),
    ...(starting.get(number.end + gap) ?? []),
  ]).flat();
}

function saysAgain(one: NumberReading, own: NumberReading, source: string): boolean {
  const [left, right] = one.number.start < own.number.start ? [one, own] : [own, one];
  const gap = source.slice(left.number.end, right.number.start);
  return BETWEEN.test(gap) && Math.abs(one.value - own.value) <= APART * Math.abs(own.value);
}
