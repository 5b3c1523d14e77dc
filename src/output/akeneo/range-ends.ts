import type { Value } from '../../fields/field.js';
import { isRange } from '../../fields/value-key.js';

/** The fields that take the ends of ranges, by the code of the range. */
export type EndsByRange = Readonly<Record<string, { readonly min: string; readonly max: string }>>;

/** Codes with the two of the ends in the place of each range that has some. */
export function withEnds(codes: readonly string[], ranges: EndsByRange): readonly string[] {
  return [...new Set(codes.flatMap((code) => endsOf(code, ranges) ?? [code]))];
}

function endsOf(code: string, ranges: EndsByRange): readonly string[] | undefined {
  const ends = Object.hasOwn(ranges, code) ? ranges[code] : undefined;
  return ends && [ends.min, ends.max];
}

/** Values with the ends of ranges in the fields that take them; what was found of such a field itself stays. */
export function partRanges(values: ReadonlyMap<string, Value>, ranges: EndsByRange): ReadonlyMap<string, Value> {
  if (Object.keys(ranges).every((code) => !values.has(code))) return values;
  const parted = new Map(values);
  for (const [code, { min, max }] of Object.entries(ranges)) {
    if (!values.has(code)) continue;
    const value = values.get(code);
    parted.delete(code);
    const ends = isRange(value) ? { [min]: value.min, [max]: value.max } : { [min]: null, [max]: null };
    for (const [end, amount] of Object.entries(ends)) if ((parted.get(end) ?? null) === null) parted.set(end, amount);
  }
  return parted;
}
