import type { Field, Value } from '../../../fields/field.js';
import type { Aspect } from '../../../fields/numbers/aspect-words.js';
import { answerKey, type KnownText } from '../known-text.js';
import { CONVERSIONS, type Conversion } from './conversion.js';
import { type Observation, observe } from './number-observation.js';
import { isNumberStated } from './stated-number.js';

/** What counting the examples of a number field tells. */
export interface NumberProfile {
  /** Examples with a value, and without one, where the text held no number that could be meant, and where it did. */
  readonly found: readonly [calm: number, tempted: number];
  readonly absent: readonly [calm: number, tempted: number];
  /** Of those without one, how many texts plainly state one. */
  readonly passedOver: number;
  /** Mean and deviation of the decimal logarithm of the known values. */
  readonly magnitude: { readonly mean: number; readonly deviation: number } | undefined;
  /** How often each value is known. */
  readonly values: ReadonlyMap<string, number>;
  /** Units in which numbers without one turned out to be meant, with how often. */
  readonly silentUnits: ReadonlyMap<string, number>;
  /** The roles of numbers that were its values although they name another dimension, with how often. */
  readonly otherRoles: ReadonlyMap<string, number>;
  /** What a good part of its values was said of although its label asks for no such thing, with how often: the cable, for a total length. Nothing in what an older release learnt. */
  readonly otherAspects?: ReadonlyMap<Aspect, number>;
  /** Units of numbers that were its values although it has none itself, with how often. */
  readonly usualUnits: ReadonlyMap<string, number>;
  /** How often its value was the one or the other end of a range. */
  readonly ends: Readonly<Record<'low' | 'high', number>>;
  /** How its values were converted. */
  readonly conversion: Conversion;
}

/** Counts the values of a number field, and the units that its texts leave out. */
export function numberProfile(field: Field, known: readonly KnownText[]): NumberProfile {
  const counts = {
    values: new Map(),
    silent: new Map(),
    usual: new Map(),
    roles: new Map(),
    aspects: new Map(),
    conversions: new Map(),
  };
  const logs: number[] = [];
  const ends = { low: 0, high: 0 };
  const seen = known.map((one) => ({ value: one.value, ...observe(field, one) }));
  for (const { value, silent, usual, conversion, otherRole, otherAspects, end } of seen) {
    if (typeof value !== 'number') continue;
    count(counts.values, [answerKey(value)]);
    if (value !== 0) logs.push(Math.log10(Math.abs(value)));
    count(counts.silent, silent);
    count(counts.usual, usual);
    count(counts.conversions, conversion);
    if (otherRole) count(counts.roles, [otherRole]);
    count(counts.aspects, otherAspects);
    if (end) ends[end]++;
  }
  const usualUnits = withoutChance(counts.usual, logs.length);
  return {
    ...temptations(seen, usualUnits),
    passedOver: known.filter((one) => one.value === null && isNumberStated(field, one)).length,
    magnitude: magnitudeOf(logs),
    values: counts.values,
    silentUnits: withoutChance(counts.silent, logs.length),
    otherRoles: withoutChance(counts.roles, logs.length),
    otherAspects: usualAspects(counts.aspects, logs.length),
    usualUnits,
    ends,
    conversion: bestConversion(counts.conversions, logs.length),
  };
}

/** The end of a range that the examples nearly always take. */
export function usualEnd({ ends: { low, high } }: NumberProfile): 'low' | 'high' | undefined {
  const [most, least] = [Math.max(low, high), Math.min(low, high)];
  return most > 0 && most >= 4 * least ? (low > high ? 'low' : 'high') : undefined;
}

/** Counts the examples with a value and those without, by whether the text tempts. */
function temptations(
  seen: readonly (Observation & { readonly value: Value })[],
  usualUnits: ReadonlyMap<string, number>,
): Pick<NumberProfile, 'found' | 'absent'> {
  const found: [number, number] = [0, 0];
  const absent: [number, number] = [0, 0];
  for (const { value, tempted, plainUnits } of seen) {
    const isTempted = tempted || plainUnits.some((unit) => usualUnits.has(unit));
    (typeof value === 'number' ? found : absent)[isTempted ? 1 : 0]++;
  }
  return { found, absent };
}

function count<Key>(counts: Map<Key, number>, keys: readonly Key[]): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The conversion that makes the most values; another one than the exact must make clearly more. */
function bestConversion(counts: ReadonlyMap<Conversion, number>, values: number): Conversion {
  const exact = counts.get('exact') ?? 0;
  const [best = 'exact'] = CONVERSIONS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return (counts.get(best) ?? 0) - exact > values * 0.03 ? best : 'exact';
}

/** Aspects of a fifth of the values: fewer may be slips of who wrote the examples. */
function usualAspects(counts: ReadonlyMap<Aspect, number>, values: number): ReadonlyMap<Aspect, number> {
  return new Map([...counts].filter(([, count]) => count > 1 && count >= values / 5));
}

/** A unit or role that fits once among many values fits by chance. */
function withoutChance(counts: ReadonlyMap<string, number>, values: number): ReadonlyMap<string, number> {
  return new Map([...counts].filter(([, count]) => count >= values * 0.03 && (count > 1 || values < 10)));
}

function magnitudeOf(logs: readonly number[]): NumberProfile['magnitude'] {
  if (logs.length === 0) return undefined;
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length;
  // A few values say little about how far others may lie: half a decade is assumed, as if seen twice.
  const deviation = Math.sqrt((variance * logs.length + 2 * 0.25) / (logs.length + 2));
  return { mean, deviation };
}
