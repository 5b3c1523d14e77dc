import { describe, expect, it } from 'vitest';
import { searchWords, wordOverlap } from '../../src/text/search-words.js';
import { headWords, MOST_HITS, rarestPostings } from '../../src/word-search/postings.js';
import { rankTexts, scoreForLength } from '../../src/word-search/rank-texts.js';

describe('searchWords', () => {
  it('folds case and accents, and gives each word once', () => {
    expect(searchWords('Évier INOX, évier 120x60 – Größe')).toEqual(['evier', 'inox', '120x60', 'große']);
  });

  it('composes what is no accent again', () => {
    expect(searchWords('한국어')).toEqual(['한국어']);
  });
});

describe('wordOverlap', () => {
  it('is the shared part of all words', () => {
    expect(wordOverlap(new Set(['a', 'b', 'c']), new Set(['b', 'c', 'd']))).toBe(0.5);
    expect(wordOverlap(new Set(), new Set())).toBe(1);
  });
});

describe('readHits', () => {
  /** Which words are looked up, of words by how many texts hold them. */
  function lookedUp(counts: Record<string, number>): readonly string[] {
    const looked: string[] = [];
    const words = Object.entries(counts).map(([word, count]) => ({
      count,
      texts(most: number) {
        looked.push(word);
        return Array.from({ length: Math.min(most, count) }, (_, id) => id);
      },
    }));
    rarestPostings(words);
    return looked;
  }

  it('looks for the rarest words first', () => {
    expect(lookedUp({ avec: 900, acrylique: 12, clapet: 3 })).toEqual(['clapet', 'acrylique', 'avec']);
  });

  it('stops where the next word would make too many texts', () => {
    expect(lookedUp({ a: MOST_HITS / 2, b: MOST_HITS / 2 + 1, c: MOST_HITS })).toEqual(['a']);
  });

  it('looks for the rarest word however frequent it is', () => {
    expect(lookedUp({ de: 10 * MOST_HITS })).toEqual(['de']);
  });

  it('gives the texts of each word', () => {
    const held = (...texts: number[]) => ({ count: texts.length, texts: () => texts });
    expect(rarestPostings([held(1, 2), held(2)])).toEqual([[2], [1, 2]]);
  });
});

describe('leadWords', () => {
  it('are those at the head of a description', () => {
    expect(headWords(`Lavabo ${'x '.repeat(300)} pied`)).toEqual(['lavabo', 'x']);
  });
});

describe('rankTexts', () => {
  it('puts texts with more and rarer words first', () => {
    const ranked = rankTexts([[1, 2, 3, 4], [3], [2, 3]], 100);
    expect(ranked.map(({ id }) => id)).toEqual([3, 2, 1, 4]);
  });

  it('takes a long text for less similar than a short one that shares as much', () => {
    expect(scoreForLength(3, 2000, 1000)).toBeLessThan(scoreForLength(3, 500, 1000));
    expect(scoreForLength(3, 1000, 1000)).toBe(3);
  });
});
