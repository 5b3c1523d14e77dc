import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTo } from '../../../src/fields/numbers/round.js';

describe('roundTo', () => {
  it.each<[number, number, number]>([
    [1.005, 2, 1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [-1.005, 2, -1.01],
    [57.15, 1, 57.2],
    [8.345, 2, 8.35],
    [1e21, 2, 1e21],
    [1.45e-7, 8, 1.5e-7],
    [0, 2, 0],
    [123456.789, 1, 123456.8],
  ])('rounds %s to %s decimals as %s', (value, decimals, expected) => {
    expect(roundTo(value, decimals)).toBe(expected);
  });

  it('gives no negative zero', () => {
    expect(Object.is(roundTo(-0.004, 2), 0)).toBe(true);
  });

  it('stays within half a step and is stable', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          const rounded = roundTo(value, decimals);
          expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-6);
          expect(roundTo(rounded, decimals)).toBe(rounded);
        },
      ),
    );
  });
});
