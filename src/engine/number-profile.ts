import type { Field } from '../fields/field.js';
import type { NumberSpan, Role } from '../fields/number-span.js';
import type { Unit } from '../fields/units.js';
import { roleOf } from './field-role.js';
import { unitOf, unitsOf } from './field-unit.js';
import { answerKey, type KnownText } from './known-text.js';
import { isTempting, readNumber, valueIn } from './number-readings.js';

/** What counting the examples of a number field tells. */
export interface NumberProfile {
  /** Examples with a value, and without one, where the text held no number that could be meant, and where it did. */
  readonly found: readonly [calm: number, tempted: number];
  readonly absent: readonly [calm: number, tempted: number];
  /** Mean and deviation of the decimal logarithm of the known values. */
  readonly magnitude: { readonly mean: number; readonly deviation: number } | undefined;
  /** How often each value is known. */
  readonly values: ReadonlyMap<string, number>;
  /** Units in which numbers without one turned out to be meant, with how often. */
  readonly silentUnits: ReadonlyMap<string, number>;
  /** The roles of numbers that were its values although they name another dimension, with how often. */
  readonly otherRoles: ReadonlyMap<string, number>;
  /** Whether its values were rounded as binary computers do. */
  readonly binary: boolean;
}

/** Counts the values of a number field, and the units that its texts leave out. */
export function numberProfile(field: Field, known: readonly KnownText[]): NumberProfile {
  const values = new Map<string, number>();
  const silentUnits = new Map<string, number>();
  const otherRoles = new Map<string, number>();
  const logs: number[] = [];
  const found: [number, number] = [0, 0];
  const absent: [number, number] = [0, 0];
  let binary = 0;
  for (const one of known) {
    const { tempted, silent, rounding, otherRole } = observe(field, one);
    binary += rounding;
    (typeof one.value === 'number' ? found : absent)[tempted ? 1 : 0]++;
    if (typeof one.value !== 'number') continue;
    values.set(answerKey(one.value), (values.get(answerKey(one.value)) ?? 0) + 1);
    if (one.value !== 0) logs.push(Math.log10(Math.abs(one.value)));
    for (const unit of silent) silentUnits.set(unit, (silentUnits.get(unit) ?? 0) + 1);
    if (otherRole) otherRoles.set(otherRole, (otherRoles.get(otherRole) ?? 0) + 1);
  }
  return {
    found,
    absent,
    magnitude: magnitudeOf(logs),
    values,
    silentUnits: withoutChance(silentUnits, logs.length),
    otherRoles: withoutChance(otherRoles, logs.length),
    binary: binary > 0,
  };
}

interface Observation {
  readonly tempted: boolean;
  readonly silent: readonly string[];
  readonly otherRole?: Role;
  /** 1 where the value shows binary rounding, -1 where it shows rounding away from zero. */
  readonly rounding: -1 | 0 | 1;
}

const observations = new WeakMap<KnownText, Observation>();

function observe(field: Field, known: KnownText): Observation {
  const before = observations.get(known);
  if (before) return before;
  const { text, value } = known;
  const tempted = text.numbers.some((number) => readNumber(field, number).some(isTempting));
  const now: Observation =
    typeof value === 'number'
      ? {
          tempted,
          silent: silentUnitsOf(field, known, value),
          rounding: roundingOf(field, known, value),
          otherRole: otherRoleOf(field, known, value),
        }
      : { tempted, silent: [], rounding: 0 };
  observations.set(known, now);
  return now;
}

/** The role of the known value, when every number of that value names another dimension than the field. */
function otherRoleOf(field: Field, { text }: KnownText, value: number): Role | undefined {
  const role = roleOf(field);
  const same = text.numbers.filter((number) => readNumber(field, number).some((reading) => reading.value === value));
  if (!role || same.some((number) => number.role === undefined || number.role === role)) return undefined;
  return same[0]?.role;
}

/** Which rounding alone makes the known value of a number of the text. */
function roundingOf(field: Field, { text }: KnownText, value: number): -1 | 0 | 1 {
  if (field.decimals === undefined) return 0;
  const made = (binary: boolean) =>
    text.numbers.some(
      ({ value: written, unit }) => unit !== undefined && valueIn(field, written, unit, binary) === value,
    );
  const [binary, away] = [made(true), made(false)];
  return binary === away ? 0 : binary ? 1 : -1;
}

/** The units in which a number without one is the known value, but for rounding. */
function silentUnitsOf(field: Field, { text }: KnownText, value: number): readonly string[] {
  const unit = unitOf(field);
  if (!unit) return [];
  const slack = field.decimals === undefined ? Math.abs(value) * 1e-6 : 0.5000001 * 10 ** -field.decimals;
  const bare = text.numbers.filter((number) => number.unit === undefined);
  const fits = (number: NumberSpan, other: Unit) =>
    Math.abs((number.value * other.factor) / unit.factor - value) <= slack;
  return unitsOf(unit.dimension)
    .filter((other) => bare.some((number) => fits(number, other)))
    .map(({ symbol }) => symbol);
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
