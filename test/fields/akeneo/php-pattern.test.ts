import { describe, expect, it } from 'vitest';
import { forbiddenBecause } from '../../../src/fields/akeneo/forbidden.js';
import { translatePhpPattern } from '../../../src/fields/akeneo/php-pattern.js';

const text = (validationRegexp: string) => ({
  type: 'text' as const,
  akeneo: { type: 'pim_catalog_text', validationRule: 'regexp', validationRegexp },
});
const number = (bounds: object) => ({ type: 'number' as const, akeneo: { type: 'pim_catalog_number', ...bounds } });

describe('a pattern of PHP', () => {
  it.each([
    ['/^\\d{4}$/', ['1234'], ['123', 'a1234']],
    ['#^[A-Z]{2}-\\d+$#i', ['AB-1', 'ab-1', 'aB-12'], ['A-1', 'a1-1']],
    ['~^é+[à-ö]$~iu', ['Éé\u00e0', 'ÉÀ'], ['e']],
    ['{^a/b$}', ['a/b'], ['a']],
    ['/^(?P<year>\\d{4})$/', ['2024'], ['20']],
    ['/^(?!0)\\d+$/', ['10'], ['01']],
    ['/\\A[[:alpha:]]+\\z/', ['abc'], ['ab1']],
    ['/^[[:upper:][:digit:]_]+$/', ['A_1'], ['a']],
    ['/ ^ a b [ ] c # end\n $/x', ['ab c'], ['a b c']],
    ['/(?i)^rouge$/', ['ROUGE', 'rouge'], ['rose']],
    ['/abc/A', ['abcd'], ['xabc']],
    ['/^\\x{20AC}\\d+$/u', ['€5'], ['$5']],
    ['/^[^a-c]$/i', ['d', 'D'], ['b', 'B']],
    ['/^\\p{Lu}\\w\\D$/i', ['Éab'], ['1ab', 'Éa1']],
    ['/^(a|b)\\+$/', ['a+'], ['aa+']],
  ])('%s lets pass what it should', (source, good, bad) => {
    for (const value of good) expect(forbiddenBecause(text(source), value)).toBeUndefined();
    for (const value of bad)
      expect(forbiddenBecause(text(source), value)).toBe(
        `${JSON.stringify(value)} does not match ${source}, which the attribute demands`,
      );
  });

  it.each([
    ['abc', 'it has no delimiters'],
    ['^abc$', 'it does not end'],
    ['/abc', 'it does not end'],
    ['/a++b/', 'a possessive repeat'],
    ['/(?>a)b/', 'an atomic group'],
    ['/^(\\((?R)*\\))$/', 'a group that only PHP knows'],
    ['/\\Ra/', 'an escape that only PHP knows'],
    ['/^(a+)+\\1$/', 'it may take for ever'],
    ['/a(/', 'it is no pattern'],
    ['/a/e', 'its flag e'],
  ])('%s that cannot be translated says why, and forbids nothing', (source, problem) => {
    const translated = translatePhpPattern(source);
    expect('problem' in translated && translated.problem).toBe(problem);
    expect(forbiddenBecause(text(source), 'x')).toBeUndefined();
  });
});

describe('what an attribute takes', () => {
  it.each([
    [number({ numberMin: 0, numberMax: 300 }), [0, 300, 12.5], [-1, 301]],
    [number({ negativeAllowed: false }), [0], [-0.5]],
    [number({}), [-1, 1e9], []],
    [{ type: 'text' as const, akeneo: { type: 'pim_catalog_text', maxCharacters: 3 } }, ['abc', '😀😀😀'], ['abcd']],
    [
      {
        type: 'date' as const,
        akeneo: { type: 'pim_catalog_date', dateMin: '2020-01-01', dateMax: '2024-12-31T00:00:00+00:00' },
      },
      ['2020-01-01', '2024-12-31'],
      ['2019-12-31', '2025-01-01'],
    ],
    [{ type: 'text' as const }, ['anything'], []],
  ])('%j', (field, good, bad) => {
    for (const value of good) expect(forbiddenBecause(field, value)).toBeUndefined();
    for (const value of bad) expect(forbiddenBecause(field, value)).toBeTypeOf('string');
    expect(forbiddenBecause(field, null)).toBeUndefined();
  });
});
