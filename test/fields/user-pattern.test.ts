import { describe, expect, it } from 'vitest';
import { storedPattern, userPattern } from '../../src/fields/user-pattern.js';
import { patternCost } from '../../src/text/pattern-cost.js';

const EVIL = [
  ['(a+)+b', 'a'.repeat(50_000)],
  ['(\\w+\\s?)*$x', 'wort '.repeat(10_000)],
  ['(x|x)+y', 'x'.repeat(50_000)],
  ['\\d+Z', '7'.repeat(50_000)],
  ['(.*),(.*),(.*),(.*);', ','.repeat(20_000)],
  ['(?:[A-Z]{1,30}){1,30}\\d', 'A'.repeat(5000)],
] as const;

describe('a pattern that goes back and tries again for ever', () => {
  it.each(EVIL)('%s ends in linear time', (source, text) => {
    expect(userPattern(source).test(text)).toBe(false);
  });

  it.each(['(a+)+\\1', '(?=.*\\d)(\\w+)+x', '(?!a)(\\w+)+$'])('%s is refused when it is loaded', (source) => {
    expect(() => userPattern(source)).toThrow(/could take for ever .* look-around and back references/);
  });

  it('is ended when it is stored already', () => {
    expect(storedPattern('(?=a)(a+)+b').test('a'.repeat(40))).toBe(false);
    expect(storedPattern('(?=a)(a+)+b').first('xaab')).toEqual({ index: 1, groups: ['aab', 'aa'] });
  });
});

describe('a pattern', () => {
  const TEXT = 'Réf.\u00a0AB-1234 · EAN 4006381333931, Ø 60 mm, noir\u2009mat, x=  7\n(cf. ZZ-9)';

  it.each([
    ...[
      '[A-Z]{2}-\\d+',
      '\\b\\d{13}\\b',
      '\\S*\\d\\S*',
      '\\p{L}+',
      '[^\\s,]+',
      '\\w+\\s\\w+',
      'noir\\smat',
      '[\\s\\d]+',
    ],
    ...[
      '(?<code>[A-Z]+)-(\\d+)',
      '(?:EAN|UPC)\\s*(\\d+)',
      '\\d+(?=\\s?mm)',
      '(?<=EAN )\\d{1,13}',
      'é|Ø',
      '^R.*',
      'a{0,3}t',
    ],
    ...['(\\d)\\1{1,2}', '[\\]x]\\s*=', '\\u00d8', '\\x41', '\\(cf\\.', '(a)?(b)?o'],
  ])('finds with %s what JavaScript finds', (source) => {
    const wanted = [...TEXT.matchAll(new RegExp(source, 'gu'))].filter(([all]) => all !== '');
    const found = [...storedPattern(source).all(TEXT)];
    const plain = (groups: readonly (string | undefined)[]) => groups.map((group) => group ?? '');
    expect(found.map(({ index, groups }) => [index, plain(groups)])).toEqual(
      wanted.map((match) => [match.index, plain([...match])]),
    );
  });
});

describe('what a pattern may cost', () => {
  it.each([
    ['\\b\\d{11,13}\\b', 3, false],
    ['[A-Z]{2,4}[- ]?\\d{3,6}', 24, false],
    ['a|b|c', 3, false],
    ['[)+*]', 1, false],
    ['\\(\\+\\*', 1, false],
    ['a+', Number.POSITIVE_INFINITY, false],
    ['(a+)+', Number.POSITIVE_INFINITY, true],
    ['(?:(?:ab)*c){2,}', Number.POSITIVE_INFINITY, true],
  ])('of %s is %d', (source, ways, nested) => {
    expect(patternCost(source)).toEqual({ ways, nested });
  });
});
