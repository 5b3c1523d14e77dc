import type { Field } from '../../fields/field.js';
import { readText } from '../../fields/text.js';
import type { KnownText } from '../candidates/known-text.js';
import { unitOf, unitsOf } from '../candidates/numbers/field-unit.js';
import type { TrainingText } from './training-text.js';

/** The unit that the examples of a field show its values to be in. */
export interface InferredUnit {
  readonly unit: string;
  /** The place, among the texts given, of the first one that settles it. */
  readonly index: number;
}

/** How many times more examples must speak for another unit than for the field's own. */
const CLEARLY = 3;
/** The examples with a value from which on one of them alone does not decide a unit. */
const MANY = 4;
/** How many examples with a value are read. */
const MOST = 200;

/**
 * The unit that the examples contradict the field's unit with, as texts do that say `598 mm` beside 598 in a field of
 * centimetres; undefined when they agree with it, or say too little. What a model proposed has no say.
 */
export function inferUnit(field: Field, texts: readonly TrainingText[]): InferredUnit | undefined {
  const stated = texts.flatMap(({ description, values: { [field.code]: value }, proposed }, index) =>
    typeof value === 'number' && !proposed?.includes(field.code) ? [{ description, value, index }] : [],
  );
  const known = stated.slice(0, MOST).map(({ description, value }) => ({ text: readText(description), value }));
  const inferred = inferUnitOf(field, known);
  return inferred && { ...inferred, index: stated[inferred.index]?.index ?? 0 };
}

/** The same over texts that have been read already. */
export function inferUnitOf(field: Field, known: readonly KnownText[]): InferredUnit | undefined {
  const own = unitOf(field);
  if (!own) return undefined;
  const votes = new Map<string, number[]>();
  let values = 0;
  for (const [index, one] of known.entries()) {
    if (typeof one.value !== 'number' || one.value === 0) continue;
    if (++values > MOST) break;
    for (const unit of unitsThatFit(field, one, one.value)) votes.set(unit, [...(votes.get(unit) ?? []), index]);
  }
  const forOwn = votes.get(own.symbol)?.length ?? 0;
  votes.delete(own.symbol);
  const [best] = [...votes].sort((a, b) => b[1].length - a[1].length);
  if (!best) return undefined;
  const [unit, places] = best;
  const enough = places.length >= (values < MANY ? 1 : 2) && places.length > CLEARLY * forOwn;
  return enough ? { unit, index: places[0] ?? 0 } : undefined;
}

/** The units in which a measured number of the text is the value. */
function unitsThatFit(field: Field, { text }: KnownText, value: number): readonly string[] {
  const dimension = unitOf(field)?.dimension ?? '';
  const measured = text.numbers.filter((number) => number.dimension === dimension && !number.nature);
  const slack = field.decimals === undefined ? Math.abs(value) * 1e-6 : 0.5000001 * 10 ** -field.decimals;
  const fits = unitsOf(dimension).filter((unit) =>
    measured.some(({ base = 0 }) => Math.abs((base - unit.offset) / unit.factor - value) <= slack),
  );
  return fits.map(({ symbol }) => symbol);
}
