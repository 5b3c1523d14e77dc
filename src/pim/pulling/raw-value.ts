import type { AkeneoAttribute } from '../../fields/akeneo/akeneo-attribute.js';
import { convertAmount } from '../../fields/akeneo/akeneo-unit.js';
import type { MeasurementFamily } from '../../fields/akeneo/catalogue-structure.js';
import type { Field, FieldType } from '../../fields/field.js';

/** What a value of Akeneo is for a field, before the field has accepted it; or why it is nothing. */
export type RawValue = { readonly raw: unknown } | { readonly refused: string };

/** Reads the data of a value; an amount in another unit than the attribute's is converted by the steps of its family. */
export function rawValue(
  { akeneo, type }: Field,
  data: unknown,
  families: ReadonlyMap<string, MeasurementFamily>,
): RawValue {
  return READERS[type](data, akeneo, families);
}

type Reader = (
  data: unknown,
  akeneo: AkeneoAttribute | undefined,
  families: ReadonlyMap<string, MeasurementFamily>,
) => RawValue;

const asItIs: Reader = (data) => ({ raw: data });

/** A new type of field has to say here how Akeneo's data are read. */
const READERS: Readonly<Record<FieldType, Reader>> = {
  text: asItIs,
  number: amountOf,
  boolean: asItIs,
  select: asItIs,
  // Akeneo stores days as midnight somewhere.
  date: (data) => ({ raw: typeof data === 'string' ? data.slice(0, '2024-03-12'.length) : data }),
  range: asItIs,
};

function amountOf(...[data, akeneo, families]: Parameters<Reader>): RawValue {
  if (typeof data !== 'object' || data === null) return numberOf(data);
  const { amount, unit } = data as { readonly amount?: unknown; readonly unit?: unknown };
  const read = numberOf(amount);
  const { defaultUnit, metricFamily = '' } = akeneo ?? {};
  if ('refused' in read || typeof unit !== 'string' || defaultUnit === undefined) return read;
  const converted = convertAmount(Number(read.raw), unit, defaultUnit, families.get(metricFamily));
  return converted === undefined ? { refused: `${unit} cannot be converted to ${defaultUnit}` } : { raw: converted };
}

function numberOf(data: unknown): RawValue {
  const number = typeof data === 'string' && data.trim() !== '' ? Number(data) : data;
  return typeof number === 'number' && Number.isFinite(number)
    ? { raw: number }
    : { refused: `${JSON.stringify(data)} is no number` };
}
