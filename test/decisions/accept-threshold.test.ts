import { describe, expect, it } from 'vitest';
import { acceptThreshold, answersMissing, fewestAnswers } from '../../src/decisions/accept-threshold.js';
import { chanceOfAtMost, observedShare } from '../../src/decisions/binomial.js';
import { seededRandom } from '../../src/engine/learning/seeded-random.js';

/** The least confidence of an answer that is drawn. */
const LEAST = 0.6;

/** Answers that are right as often as their confidence says. */
function calibrated(count: number, seed: number) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const confidence = 1 - (1 - LEAST) * random() ** 3;
    return { confidence, right: random() < confidence };
  });
}

/** The share of all such answers from a threshold on that are right: the mean of their confidence, u³ being (1 - c) / (1 - LEAST). */
const shareRight = (threshold: number) => 1 - (1 - Math.max(threshold, LEAST)) / 4;

describe('the binomial distribution', () => {
  it('sums up as it is tabulated', () => {
    expect(chanceOfAtMost(0, 149, 0.02)).toBeCloseTo(0.98 ** 149, 12);
    expect(chanceOfAtMost(2, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(chanceOfAtMost(10, 10, 0.5)).toBe(1);
    expect(chanceOfAtMost(-1, 10, 0.5)).toBe(0);
  });

  it('gives the interval of Clopper and Pearson', () => {
    const { low, high } = observedShare(81, 100);
    expect(low).toBeCloseTo(0.7193, 3);
    expect(high).toBeCloseTo(0.8816, 3);
    expect(observedShare(10, 10)).toMatchObject({ high: 1 });
    expect(observedShare(10, 10).low).toBeCloseTo(0.6915, 3);
  });
});

describe('a threshold of acceptance', () => {
  it('needs 149 answers without a mistake for 98 %', () => {
    expect(fewestAnswers(0.98)).toBe(149);
    const right = (count: number) => Array.from({ length: count }, () => ({ confidence: 0.9, right: true }));
    expect(acceptThreshold(right(148), 0.98)).toBeUndefined();
    expect(acceptThreshold(right(149), 0.98)).toBe(0.9);
    expect(answersMissing(right(50), 0.98)).toBe(99);
    expect(answersMissing(right(149), 0.98)).toBe(0);
  });

  it('leaves out what is wrong too often, and takes equal confidence together', () => {
    const outcomes = [
      ...Array.from({ length: 400 }, () => ({ confidence: 0.95, right: true })),
      ...Array.from({ length: 100 }, (_, index) => ({ confidence: 0.5, right: index % 2 === 0 })),
    ];
    expect(acceptThreshold(outcomes, 0.98)).toBe(0.95);
    expect(acceptThreshold(outcomes, 0.5)).toBe(0.5);
  });

  it('is none where mistakes are frequent however sure the answers, and says that no number would do', () => {
    const outcomes = Array.from({ length: 1000 }, (_, index) => ({ confidence: 0.99, right: index % 10 !== 0 }));
    expect(acceptThreshold(outcomes, 0.98)).toBeUndefined();
    expect(answersMissing(outcomes, 0.98)).toBeUndefined();
  });

  it('breaks its promise in no more than one of twenty drawings', () => {
    let broken = 0;
    let accepting = 0;
    for (let drawing = 1; drawing <= 200; drawing++) {
      const threshold = acceptThreshold(calibrated(600, drawing), 0.95);
      if (threshold === undefined) continue;
      accepting++;
      if (shareRight(threshold) < 0.95) broken++;
    }
    expect(accepting).toBeGreaterThan(100);
    expect(broken).toBeLessThanOrEqual(10);
  });
});
