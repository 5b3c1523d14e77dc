import { describe, expect, it } from 'vitest';
import { complementScores, countWords } from '../../src/engine/naive-bayes.js';

const TEXTS = [
  { answer: 'bath', words: ['tub', 'white', 'water'] },
  { answer: 'bath', words: ['tub', 'black', 'water'] },
  { answer: 'light', words: ['lamp', 'white', 'bulb'] },
  { answer: 'light', words: ['lamp', 'black', 'bulb'] },
];

describe('complementScores', () => {
  const counts = countWords(TEXTS);

  it('prefers the answer whose texts alone have the words', () => {
    const scores = complementScores(counts, ['tub', 'white']);
    expect(scores.get('bath')).toBeGreaterThan(scores.get('light') ?? Number.NaN);
  });

  it('is even over the answers on average', () => {
    const scores = [...complementScores(counts, ['lamp', 'water', 'tub']).values()];
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(0);
  });

  it('says nothing of words that no two texts have', () => {
    expect(complementScores(counts, ['unheard']).size).toBe(0);
  });

  it('leaves a text out as if it had never been counted', () => {
    const [one, ...others] = TEXTS as [(typeof TEXTS)[0], ...typeof TEXTS];
    const left = complementScores(counts, one.words, [one.answer]);
    const fresh = complementScores(countWords([...others, ...others]), one.words);
    expect([...left.keys()]).toEqual(['bath', 'light']);
    expect((left.get('bath') ?? 0) > 0).toBe((fresh.get('bath') ?? 0) > 0);
    const whole = complementScores(counts, one.words);
    expect(left.get('bath')).toBeLessThan(whole.get('bath') ?? Number.NaN);
  });
});
