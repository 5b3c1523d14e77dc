import { describe, expect, it } from 'vitest';
import { differenceOf, estimateOf } from '../../src/evaluation/bootstrap.js';
import type { OutcomeCounts } from '../../src/evaluation/rates.js';

const counts = (given: Partial<OutcomeCounts>): OutcomeCounts => ({
  nothing: 0,
  invented: 0,
  missed: 0,
  right: 0,
  wrong: 0,
  ...given,
});
const right = counts({ right: 1 });
const wrong = counts({ wrong: 1 });

/** Products of which every `step`th is wrong. */
const mixed = (size: number, step: number) =>
  Array.from({ length: size }, (_, place) => (place % step ? right : wrong));

describe('the bootstrap', () => {
  it('gives the normal interval of a share where each product is one answer', () => {
    // F1 is then the share of right ones: 0.8 ± 1.96 √(0.8 · 0.2 / 400) = 0.8 ± 0.0392.
    const estimate = estimateOf('f1', mixed(400, 5));
    expect(estimate?.value).toBeCloseTo(0.8, 10);
    expect(estimate?.low).toBeCloseTo(0.7608, 2);
    expect(estimate?.high).toBeCloseTo(0.8392, 2);
  });

  it('is narrower where the same products are wrong for both: it is paired', () => {
    const better = mixed(400, 5).map((product, place) => (place % 50 === 0 ? right : product));
    const paired = differenceOf('f1', mixed(400, 5), better);
    // 8 of 400 differ: 0.02 ± 1.96 √(0.02 · 0.98 / 400) = 0.02 ± 0.0137; unpaired it would be ± 0.055.
    expect(paired?.value).toBeCloseTo(0.02, 10);
    expect(paired?.low).toBeGreaterThan(0);
    expect(paired?.high).toBeCloseTo(0.0337, 2);
  });

  it('has no width where nothing varies', () => {
    expect(differenceOf('f1', [wrong, wrong], [right, right])).toEqual({ value: 1, low: 1, high: 1 });
    expect(differenceOf('f1', mixed(50, 3), mixed(50, 3))).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('gives the same interval each time', () => {
    expect(estimateOf('f1', mixed(30, 4))).toEqual(estimateOf('f1', mixed(30, 4)));
  });

  it('knows no hallucination where everything is stated', () => {
    expect(estimateOf('hallucination', mixed(10, 2))).toBeUndefined();
    expect(estimateOf('hallucination', [counts({ nothing: 1 }), counts({ invented: 1 })])?.value).toBe(0.5);
  });
});
