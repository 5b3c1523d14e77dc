/**
 * Values in the order in which looking at them brings a file right soonest: the likeliest wrong ones first, but the k-th of
 * a field with only 1/√k of its doubt. What a few corrections of a field teach is then answered anew before the others of
 * it are looked at, and no field waits until all of another are done.
 * @param entries numbers of values; as they come where doubts are equal
 */
export function mixFields(
  entries: readonly number[],
  doubtOf: (entry: number) => number,
  fieldOf: (entry: number) => number | string,
): Uint32Array {
  const byDoubt = entries.map((entry) => ({ entry, doubt: doubtOf(entry) })).sort((a, b) => b.doubt - a.doubt);
  const counts = new Map<number | string, number>();
  const weighed = byDoubt.map(({ entry, doubt }) => {
    const field = fieldOf(entry);
    const count = (counts.get(field) ?? 0) + 1;
    counts.set(field, count);
    return { entry, weight: doubt / Math.sqrt(count) };
  });
  return Uint32Array.from(weighed.sort((a, b) => b.weight - a.weight).map(({ entry }) => entry));
}
