import type { Field } from '../../../fields/field.js';
import { isAsked } from '../../../fields/kinds/asked-aspects.js';
import type { Aspect } from '../../../fields/numbers/aspect-words.js';
import type { NumberSpan, Role } from '../../../fields/numbers/number-span.js';
import type { Unit } from '../../../fields/units/units.js';
import type { KnownText } from '../known-text.js';
import { CONVERSIONS, type Conversion, valueIn } from './conversion.js';
import { roleOf } from './field-role.js';
import { unitOf, unitsOf } from './field-unit.js';
import { isTempting, readNumber } from './number-readings.js';

/** What the numbers of an example say of the ways of its field. */
export interface Observation {
  readonly tempted: boolean;
  /** The units of its plain quantities, when the field has none. */
  readonly plainUnits: readonly string[];
  readonly silent: readonly string[];
  readonly usual: readonly string[];
  readonly otherRole?: Role;
  /** What the value is said of, when the field asks for no such thing. */
  readonly otherAspects: readonly Aspect[];
  /** The end of a range that the value is; nothing when it stands elsewhere, too. */
  readonly end?: 'low' | 'high';
  /** The conversions that make the value of a number of the text. */
  readonly conversion: readonly Conversion[];
}

/** Most observations have nothing to say of most ways: they share it. */
const NONE: readonly never[] = [];

function shared<Item>(list: readonly Item[]): readonly Item[] {
  return list.length === 0 ? NONE : list;
}

const observations = new WeakMap<KnownText, Observation>();

/** Looks at an example once. */
export function observe(field: Field, known: KnownText): Observation {
  const before = observations.get(known);
  if (before) return before;
  const { text, value } = known;
  const sight = {
    tempted: text.numbers.some((number) => readNumber(field, number).some(isTempting)),
    plainUnits: shared(plainUnitsOf(field, text.numbers)),
  };
  const now: Observation =
    typeof value === 'number'
      ? {
          silent: shared(silentUnitsOf(field, known, value)),
          usual: shared(usualUnitsOf(field, known, value)),
          conversion: shared(conversionsOf(field, known, value)),
          otherRole: otherRoleOf(field, known, value),
          otherAspects: shared(otherAspectsOf(field, known, value)),
          end: endOf(field, known, value),
          ...sight,
        }
      : { silent: NONE, usual: NONE, conversion: NONE, otherAspects: NONE, ...sight };
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

function otherAspectsOf(field: Field, { text }: KnownText, value: number): readonly Aspect[] {
  const same = text.numbers.filter((number) => readNumber(field, number).some((reading) => reading.value === value));
  const all = same.map(({ aspects = [] }) => aspects.filter((aspect) => !isAsked(field, aspect)));
  return all.every((aspects) => aspects.length > 0) ? (all[0] ?? []) : [];
}

function endOf(field: Field, { text }: KnownText, value: number): 'low' | 'high' | undefined {
  const ends = text.numbers
    .filter((number) => readNumber(field, number).some((reading) => reading.value === value))
    .map(({ rangeEnd, alternative }) => rangeEnd ?? alternative);
  return new Set(ends).size === 1 ? ends[0] : undefined;
}

function conversionsOf(field: Field, { text }: KnownText, value: number): readonly Conversion[] {
  if (field.decimals === undefined || !unitOf(field)) return [];
  const measured = text.numbers.filter(({ unit }) => unit !== undefined);
  return CONVERSIONS.filter((conversion) =>
    measured.some(({ value: written, unit = '' }) => valueIn(field, written, unit, conversion) === value),
  );
}

/** The units of the numbers that are the value of a field without any. */
function usualUnitsOf(field: Field, { text }: KnownText, value: number): readonly string[] {
  return plainUnitsOf(
    field,
    text.numbers.filter((number) => number.value === value),
  );
}

/** The units of plain quantities, for a field without any. */
function plainUnitsOf(field: Field, numbers: readonly NumberSpan[]): readonly string[] {
  if (unitOf(field)) return [];
  const plain = numbers.filter(({ nature, attached }) => !nature && !attached);
  return [...new Set(plain.flatMap(({ unit }) => unit ?? []))];
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
