import { describe, expect, it } from 'vitest';
import { complementScores, countWords, strongestWords } from '../../../src/engine/candidates/naive-bayes.js';

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

  it('is surer of an answer the more words speak for it', () => {
    const one = complementScores(counts, ['tub']).get('bath') ?? Number.NaN;
    expect(complementScores(counts, ['tub', 'water']).get('bath')).toBeGreaterThan(one);
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

describe('strongestWords', () => {
  const counts = countWords(TEXTS);

  it('takes the one word that tells most of an answer', () => {
    const alone = strongestWords(counts, ['tub']).get('bath') ?? Number.NaN;
    expect(alone).toBeGreaterThan(0);
    expect(strongestWords(counts, ['white', 'tub', 'unheard']).get('bath')).toBe(alone);
  });

  it('says nothing of a word that all answers have alike, nor of an answer that no word has', () => {
    expect([...strongestWords(counts, ['white'])]).toEqual([]);
    expect(strongestWords(counts, ['tub']).has('light')).toBe(false);
  });

  it('leaves a text out', () => {
    const strongest = strongestWords(counts, ['white'], ['light']);
    expect(strongest.get('bath')).toBeGreaterThan(0);
    expect(strongest.has('light')).toBe(false);
  });
});
