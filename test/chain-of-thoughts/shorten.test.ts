import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeCut } from '../../src/chain-of-thoughts/safe-cut.js';
import { excerpt, GAP, shortenMiddle } from '../../src/chain-of-thoughts/shorten.js';

const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }));

describe('a place to cut', () => {
  it.each([
    ['a surrogate pair', 'a😀b', 2, 1],
    ['a letter and its accent', 'ae\u0301b', 2, 1],
    ['a family of joined emoji', 'a👩‍👩‍👧b', 4, 1],
    ['a flag', 'a🇫🇷b', 3, 1],
    ['a line break of two characters', 'a\r\nb', 2, 1],
  ])('stands before %s', (_, text, offset, expected) => {
    expect(safeCut(text, offset)).toBe(expected);
  });

  it('stays where nothing is split, also at both ends', () => {
    expect([0, 1, 2, 3, 9, -1].map((offset) => safeCut('abc', offset))).toEqual([0, 1, 2, 3, 3, 0]);
  });

  it('splits a sequence that never ends between its code points', () => {
    const endless = `a${'\u0301'.repeat(1000)}`;
    expect(safeCut(endless, 500)).toBe(500);
    expect(safeCut(`${'😀\u200d'.repeat(500)}😀`, 751)).toBe(750);
  });
});

describe('a text without its middle', () => {
  it('keeps its start and its end, and words whole', () => {
    const text = `Baignoire en acrylique ${'mot '.repeat(100)}largeur 142 cm`;
    expect(shortenMiddle(text, 60)).toEqual({
      text: `Baignoire en acrylique mot mot mot mot${GAP}mot largeur 142 cm`,
      left: 381,
    });
  });

  it('is whole when it is short enough', () => {
    expect(shortenMiddle('Baignoire', 9)).toEqual({ text: 'Baignoire', left: 0 });
  });

  it('keeps no more than is asked, from both ends, and says how much is gone', () => {
    fc.assert(
      fc.property(any, fc.nat(400), (text, length) => {
        fc.pre(text.length > length);
        const shortened = shortenMiddle(text, length);
        const kept = shortened.text.length - GAP.length;
        expect(kept).toBe(text.length - shortened.left);
        expect(kept).toBeLessThanOrEqual(length);
        const [head = '', tail = ''] = shortened.text.split(GAP);
        expect(text.startsWith(head) && text.endsWith(tail)).toBe(true);
      }),
    );
  });
});

describe('an excerpt', () => {
  const text = `Lavabo Nova ${'a '.repeat(200)}en acier émaillé ${'b '.repeat(200)}`;
  const start = text.indexOf('acier');

  it('keeps the start and what stands around its spans', () => {
    const short = excerpt(text, [{ start, end: start + 5 }], 100);
    expect(short).toMatch(/^Lavabo Nova a .*a \[…\] a .*en acier émaillé b .*b \[…\]$/);
    expect(short.length).toBeLessThanOrEqual(100 + 2 * GAP.length);
  });

  it('keeps the start alone without spans', () => {
    expect(excerpt(text, [], 30)).toBe('Lavabo Nova a a a a a a a a a […]');
  });

  it('joins spans that are near each other', () => {
    expect(
      excerpt(
        text,
        [
          { start: 3, end: 5 },
          { start: 8, end: 11 },
        ],
        60,
      ).split('[…]'),
    ).toHaveLength(2);
  });

  it('uses all of its length when spans stand near the start', () => {
    const spans = [3, 8, 14].map((from) => ({ start: from, end: from + 3 }));
    expect(excerpt(text, spans, 200).length).toBeGreaterThan(180);
  });

  it('stays within its length whatever the spans', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(400), fc.nat(60)).map(([from, size]) => ({ start: from, end: from + size })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(any, spans, fc.integer({ min: 20, max: 500 }), (source, wanted, length) => {
        const inside = wanted.filter(({ end }) => end <= source.length);
        expect(excerpt(source, inside, length).length).toBeLessThanOrEqual(
          length + (inside.length + 1) * (GAP.length + 1),
        );
      }),
    );
  });
});
