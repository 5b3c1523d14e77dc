import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdOut } from '../../src/evaluation/hold-out.js';
import { groupSimilar } from '../../src/evaluation/similar-texts.js';
import { searchWords, wordOverlap } from '../../src/text/search-words.js';

/** Texts of a few words, so that many are alike. */
const texts = fc.array(
  fc.array(fc.constantFrom(...'abcdefghij'), { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
  { maxLength: 40 },
);
const overlap = (one: string, other: string) => wordOverlap(new Set(searchWords(one)), new Set(searchWords(other)));

describe('groupSimilar', () => {
  it('puts each text into exactly one group', () => {
    fc.assert(
      fc.property(texts, (some) => {
        const grouped = groupSimilar(some)
          .flat()
          .toSorted((a, b) => a - b);
        expect(grouped).toEqual(some.map((_, index) => index));
      }),
    );
  });

  it('finds every pair that shares most of its words', () => {
    let pairs = 0;
    fc.assert(
      fc.property(texts, (some) => {
        const groupOf = new Map(groupSimilar(some).flatMap((group, place) => group.map((index) => [index, place])));
        some.forEach((one, index) => {
          some.forEach((other, place) => {
            if (index === place || overlap(one, other) < 0.6) return;
            pairs += 1;
            expect(groupOf.get(index)).toBe(groupOf.get(place));
          });
        });
      }),
    );
    expect(pairs).toBeGreaterThan(20);
  });

  it('leaves apart what is not alike', () => {
    const groups = groupSimilar([
      'bain acrylique blanc 170',
      'lampe led noire',
      'Bain acrylique BLANC 160',
      'four gaz',
    ]);
    expect(groups).toEqual([[0, 2], [1], [3]]);
  });
});

describe('holdOut', () => {
  const varied = Array.from({ length: 100 }, (_, index) => ({ description: `lamp${index} x${index} y${index}` }));

  it('holds back the part asked, always the same', () => {
    const { held, rest } = holdOut(varied, 0.3);
    expect([held.length, rest.length]).toEqual([30, 70]);
    expect(holdOut(varied, 0.3)).toEqual({ held, rest });
    expect(new Set([...held, ...rest])).toEqual(new Set(varied));
  });

  it('never parts similar texts nor holds back more than asked', () => {
    fc.assert(
      fc.property(texts, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (some, part) => {
        const { held, rest } = holdOut(
          some.map((description) => ({ description })),
          part,
        );
        expect(held.length).toBeLessThanOrEqual(Math.round(part * some.length));
        for (const one of held)
          for (const other of rest) expect(overlap(one.description, other.description)).toBeLessThan(0.6);
      }),
    );
  });

  it('takes the part of the texts that can be measured with', () => {
    const { held, rest } = holdOut(varied, 0.5, ({ description }) => description < 'lamp4');
    const told = (some: typeof held) => some.filter(({ description }) => description < 'lamp4').length;
    expect(held).toHaveLength(told(held));
    expect(Math.abs(told(held) - told(rest))).toBeLessThanOrEqual(1);
  });
});
