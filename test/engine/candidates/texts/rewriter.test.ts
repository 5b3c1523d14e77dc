import { describe, expect, it } from 'vitest';
import { align, rewrite } from '../../../../src/engine/candidates/texts/rewriter.js';

describe('align', () => {
  it.each<[string, string, readonly (readonly [string, string])[]]>([
    ['300GB', '300 Gigabytes', [['gb', 'Gigabytes']]],
    ['G6', 'Generation 6', [['g', 'Generation']]],
    ['IBM', 'International Business Machines', [['ibm', 'International Business Machines']]],
    ['LTO-2', 'Linear Tape-Open 2', [['lto', 'Linear Tape-Open']]],
  ])('takes %s for %s', (words, value, expected) => {
    expect(align(words, value)?.words).toEqual(expected);
  });

  it.each([
    ['300GB', '146 Gigabytes'],
    ['GB', 'Gigabytes'],
    ['300', '300 Gigabytes'],
    ['6G', 'Generation 6'],
    ['', 'Generation 6'],
  ])('does not take %s for %s', (words, value) => {
    expect(align(words, value)).toBeUndefined();
  });
});

describe('rewrite', () => {
  const rewriter = {
    words: new Map([['gb', 'Gigabytes']]),
    joints: new Map([
      ['dl', ' '],
      ['d-l', ' '],
    ]),
  };

  it.each([
    ['36.4GB', '36.4 Gigabytes'],
    ['300-GB', '300 Gigabytes'],
    ['200/400GB', '200/400 Gigabytes'],
  ])('spells %s out', (words, value) => {
    expect(rewrite(rewriter, words)).toBe(value);
  });

  it('knows no word that no example has spelled out', () => {
    expect(rewrite(rewriter, '300MB')).toBeUndefined();
  });
});
