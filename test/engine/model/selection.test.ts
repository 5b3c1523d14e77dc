import { describe, expect, it } from 'vitest';
import { selectValue } from '../../../src/engine/model/selection.js';

const candidates = ['SK039', 'Minnow SK039', null].map((value) => ({ value, shared: [], own: [] }));
const itself = (chance = 0.5) => chance;
const select = (chances: readonly number[], mostNothing: number) =>
  selectValue({ candidates, context: [] }, chances, {
    threshold: 0.4,
    mostNothing,
    sureness: { value: itself, nothing: itself },
  });

describe('a value and nothing', () => {
  it('are told apart from two values: doubt between these is no invention', () => {
    expect(select([0.5, 0.4, 0.1], 0.15)).toEqual({ value: 'SK039', confidence: 0.5 });
    expect(select([0.7, 0.1, 0.2], 0.15)).toEqual({ value: null, confidence: 0.2 });
  });

  it('have no chance of their own where there is nothing to choose from', () => {
    const sureness = { value: itself, nothing: itself };
    const none = { candidates: [{ value: null, shared: [], own: [] }], context: [] };
    expect(selectValue(none, [1], { threshold: 0.4, mostNothing: 1, sureness })).toEqual({
      value: null,
      confidence: 0.5,
    });
  });

  it('are weighed by the confidence alone where any chance of nothing is taken', () => {
    expect(select([0.7, 0.1, 0.2], 1)).toEqual({ value: 'SK039', confidence: 0.7 });
    expect(select([0.3, 0.3, 0.4], 1)).toEqual({ value: null, confidence: 0.4 });
  });
});
