import { describe, expect, it } from 'vitest';
import type { KnownText } from '../../../src/engine/candidates/known-text.js';
import { fairShare, sampleExamples, sampleTexts } from '../../../src/engine/learning/sample.js';
import { seededRandom } from '../../../src/engine/learning/seeded-random.js';
import { readText } from '../../../src/fields/text.js';

/** So many examples with a value, and so many without one. */
const examples = (stated: number, unstated: number): readonly KnownText[] => [
  ...Array.from({ length: stated }, (_, i) => ({ text: readText(`width ${i} cm`), value: i })),
  ...Array.from({ length: unstated }, () => ({ text: readText('no width'), value: null })),
];

describe('chooseExamples', () => {
  it('takes all when there are few', () => {
    const chosen = sampleExamples(examples(3, 2), 10, seededRandom(1));
    expect(chosen.map(({ index, weight }) => [index, weight])).toEqual([0, 1, 2, 3, 4].map((index) => [index, 1]));
  });

  it('keeps rare values, and lets the others speak for those left out', () => {
    const known = examples(10, 90);
    const chosen = sampleExamples(known, 40, seededRandom(1));
    expect(chosen).toHaveLength(40);
    expect(chosen.filter(({ index }) => known[index]?.value !== null)).toHaveLength(10);
    const weights = chosen.filter(({ index }) => known[index]?.value === null).map(({ weight }) => weight);
    expect(new Set(weights)).toEqual(new Set([3]));
  });

  it('takes no example twice', () => {
    const chosen = sampleExamples(examples(50, 50), 30, seededRandom(7));
    expect(new Set(chosen.map(({ index }) => index)).size).toBe(30);
  });
});

describe('chooseTexts', () => {
  it('goes on until each field has enough', () => {
    const common = Array.from({ length: 200 }, () => ({ values: { A: 1 } }));
    const rare = Array.from({ length: 5 }, () => ({ values: { A: 1, B: 2 } }));
    const chosen = sampleTexts([...common, ...rare], { most: 100, wanted: 10 }, seededRandom(1));
    expect(chosen.filter((text) => 'B' in text.values)).toHaveLength(5);
    expect(chosen.length).toBeLessThanOrEqual(15);
  });

  it('stops at the most', () => {
    const texts = Array.from({ length: 50 }, () => ({ values: { A: 1 } }));
    expect(sampleTexts(texts, { most: 7, wanted: 1000 }, seededRandom(1))).toHaveLength(7);
  });
});

describe('fairShare', () => {
  it.each([
    [[10, 20, 30], 100, 100],
    [[10, 100, 100], 110, 50],
    [[100, 100], 50, 25],
    [[], 50, 50],
  ])('of %j up to %i is %i each', (counts, most, share) => {
    expect(fairShare(counts, most)).toBe(share);
  });
});
