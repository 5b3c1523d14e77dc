import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchWords } from '../../src/text/search-words.js';
import { addWordKeys, wordKey } from '../../src/word-search/word-keys.js';

function keysOf(text: string): ReadonlySet<number> {
  const keys: number[] = [];
  addWordKeys(text, keys);
  return new Set(keys);
}

describe('addWordKeys', () => {
  it.each([
    'Évier INOX, évier 120x60 – Größe',
    'cafe\u0301 \u0301seul',
    'ΟΔΟΣ Σ 한국어 \u1112\u1161',
    'pied 𝟙𝟚 😀 fin',
    '½ ² ǅ İ ﬁ',
  ])('gives the keys of the search words of "%s"', (text) => {
    expect(keysOf(text)).toEqual(new Set(searchWords(text).map(wordKey)));
  });

  it('does so for any text', () => {
    const word = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
    fc.assert(
      fc.property(word, (text) => {
        expect(keysOf(text)).toEqual(new Set(searchWords(text).map(wordKey)));
      }),
    );
  });
});

describe('wordKey', () => {
  it('is a number of 32 bits, one for each word', () => {
    const words = Array.from({ length: 1000 }, (_, place) => `w${place}`);
    const keys = words.map(wordKey);
    expect(new Set(keys).size).toBe(1000);
    expect(keys.every((key) => key >>> 0 === key)).toBe(true);
  });
});
