import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortPairs } from '../../src/word-search/sort-pairs.js';

it('sorts pairs by their first and keeps the order of the others', () => {
  const number = fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), (pairs) => {
      const sorted = pairs.toSorted(([a], [b]) => a - b);
      expect([...sortPairs(Uint32Array.from(pairs.flat()))]).toEqual(sorted.flat());
    }),
  );
});
