import type { Field, Mention, ValueRange } from '../field.js';
import { inFieldUnit } from '../numbers/in-field-unit.js';
import { rangesIn, readRange, type StatedRange } from '../numbers/number-range.js';
import { isSaidOfAsked } from './asked-aspects.js';
import { numberKind } from './number.js';
import { type Accepted, accepted, refused, type ValueKind } from './value-kind.js';

/** What a quantity may be, from the least to the most in the field's unit (ETIM's type R); an end that is not said is null. */
export const rangeKind: ValueKind = {
  keys: ['unit', 'decimals'],
  objectKeys: ['min', 'max'],
  isListed: false,
  isProse: false,
  isStatedByDenial: false,
  isExclusive: false,
  isCopied: false,
  isInferable: false,
  accept(field, raw) {
    if (typeof raw === 'boolean') return refused(`${raw} is not a range`);
    const range = typeof raw === 'number' ? undefined : readRange(raw);
    if (range) return fromText(field, range) ?? refused(`"${raw}" holds no range in ${field.unit}`);
    return acceptEnds(field, raw, raw);
  },
  acceptObject: (field, { min = null, max = null }) => acceptEnds(field, min, max),
  acceptList: (field, raws) => (raws.length === 2 ? acceptEnds(field, raws[0], raws[1]) : undefined),
  mentions: (field, text) =>
    rangesIn(text).flatMap((range): Mention[] => {
      const read = fromText(field, range);
      const { start, end, kind, unit } = range;
      if (!read?.ok || !isSaidOfAsked(field, range)) return [];
      const place = { start, end, text: text.source.slice(start, end) };
      return [{ value: read.value as ValueRange, ...place, partial: kind !== 'range', hasUnit: unit !== undefined }];
    }),
  evidence: () => [],
  schema: ({ unit }) => {
    const end = { type: unit === undefined ? ['number', 'null'] : ['number', 'string', 'null'] };
    return {
      type: 'object',
      properties: { min: end, max: end },
      required: ['min', 'max'],
      additionalProperties: false,
    };
  },
};

/** Undefined when the range is in a unit that measures something else. */
function fromText(field: Field, { min, max, unit }: StatedRange): Accepted | undefined {
  const [low, high] = [min, max].map((end) => (end === null ? null : inFieldUnit(field, end, unit)));
  return low === undefined || high === undefined ? undefined : ordered(low, high);
}

function acceptEnds(field: Field, ...ends: readonly [unknown, unknown]): Accepted {
  const values: (number | null)[] = [];
  for (const end of ends) {
    const read = end === null ? accepted(null) : acceptEnd(field, end);
    if (!read.ok) return read;
    values.push(read.value as number | null);
  }
  return ordered(values[0] ?? null, values[1] ?? null);
}

function acceptEnd(field: Field, end: unknown): Accepted {
  if (typeof end === 'number' || (typeof end === 'string' && end.trim() !== '')) return numberKind.accept(field, end);
  return end === '' ? accepted(null) : refused(`${JSON.stringify(end)} is not the end of a range`);
}

function ordered(min: number | null, max: number | null): Accepted {
  if (min === null && max === null) return accepted(null);
  if (min !== null && max !== null && min > max) return refused(`the least, ${min}, is more than the most, ${max}`);
  return accepted({ min, max });
}
