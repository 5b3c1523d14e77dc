/** Bits of the key that one pass looks at. */
const BITS = 16;
const BUCKETS = 1 << BITS;

/**
 * Sorts pairs of unsigned 32-bit numbers, which lie one after the other, by their first; those with the same stay in
 * their order. It is a radix sort, least significant bits first.
 * @param pairs is overwritten
 * @returns the sorted pairs
 */
export function sortPairs(pairs: Uint32Array): Uint32Array {
  let from: Uint32Array = pairs;
  let to: Uint32Array = new Uint32Array(pairs.length);
  for (let shift = 0; shift < 32; shift += BITS) {
    distribute(from, to, shift);
    [from, to] = [to, from];
  }
  return from;
}

function distribute(from: Uint32Array, to: Uint32Array, shift: number): void {
  const places = startsOfBuckets(from, shift);
  for (let i = 0; i < from.length; i += 2) {
    const key = from[i] as number;
    const bucket = (key >>> shift) & (BUCKETS - 1);
    const place = places[bucket] as number;
    places[bucket] = place + 2;
    to[place] = key;
    to[place + 1] = from[i + 1] as number;
  }
}

function startsOfBuckets(pairs: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(BUCKETS);
  for (let i = 0; i < pairs.length; i += 2) {
    const bucket = ((pairs[i] as number) >>> shift) & (BUCKETS - 1);
    starts[bucket] = (starts[bucket] as number) + 2;
  }
  let start = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const length = starts[bucket] as number;
    starts[bucket] = start;
    start += length;
  }
  return starts;
}
