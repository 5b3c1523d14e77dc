import type { NumberSpan, Role } from '../../../fields/numbers/number-span.js';
import type { Text } from '../../../fields/text.js';
import { memoize } from '../../../memoize.js';
import { isMeasured, type NumberReading } from './number-readings.js';

/** What a reading needs to know of all others, counted once so that no reading looks at each of them. */
export interface ReadingIndex {
  /** The place of each number's first reading. */
  readonly order: ReadonlyMap<NumberSpan, number>;
  /** How many readings give a value, and the readings of each number. */
  readonly alike: ReadonlyMap<number, number>;
  readonly ofNumber: ReadonlyMap<NumberSpan, readonly NumberReading[]>;
  /** The different values of readings with a unit of the field. */
  readonly measured: ReadonlySet<number>;
  readonly roles: ReadonlySet<Role>;
  /** The chain that comes first in the text. */
  readonly firstChain: number | undefined;
}

/** Counts the readings of a text. @param isOwn whether a number is said of what the field asks about */
export function indexReadings(
  readings: readonly NumberReading[],
  isOwn: (number: NumberSpan) => boolean,
): ReadingIndex {
  const order = new Map<NumberSpan, number>();
  const alike = new Map<number, number>();
  const ofNumber = new Map<NumberSpan, NumberReading[]>();
  for (const [place, reading] of readings.entries()) {
    const { number, value } = reading;
    if (!order.has(number)) order.set(number, place);
    alike.set(value, (alike.get(value) ?? 0) + 1);
    const own = ofNumber.get(number);
    if (own) own.push(reading);
    else ofNumber.set(number, [reading]);
  }
  return {
    ...{ order, alike, ofNumber },
    measured: new Set(
      readings.filter((reading) => isMeasured(reading) && isOwn(reading.number)).map(({ value }) => value),
    ),
    roles: new Set(readings.flatMap(({ number: { role } }) => role ?? [])),
    firstChain: readings.find(({ number }) => number.chain)?.number.chain?.id,
  };
}

/** How many readings of other numbers give the same value. */
export function timesAgain({ number, value }: NumberReading, { alike, ofNumber }: ReadingIndex): number {
  const own = ofNumber.get(number)?.filter((other) => other.value === value).length ?? 0;
  return (alike.get(value) ?? 0) - own;
}

/** The rank of each chained number of a text by size within its chain, 0 for the largest. */
export const ranksInChains = memoize((numbers: Text['numbers']): ReadonlyMap<NumberSpan, number> => {
  const chains = new Map<number, NumberSpan[]>();
  for (const number of numbers) {
    if (!number.chain) continue;
    const chain = chains.get(number.chain.id);
    if (chain) chain.push(number);
    else chains.set(number.chain.id, [number]);
  }
  const ranks = new Map<NumberSpan, number>();
  for (const chain of chains.values())
    for (const number of chain) ranks.set(number, chain.filter((other) => sizeOf(other) > sizeOf(number)).length);
  return ranks;
});

function sizeOf({ base, value }: NumberSpan): number {
  return base ?? value;
}
