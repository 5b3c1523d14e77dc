import { describe, expect, it } from 'vitest';
import type { Transform } from '../../../src/fields/field.js';
import { applyTransforms } from '../../../src/fields/kinds/transform.js';

describe('transforms', () => {
  it.each<[readonly Transform[], string, string]>([
    [['uppercase'], "Kellogg's", "KELLOGG'S"],
    [['lowercase'], 'BSHWC', 'bshwc'],
    [['alphanumeric'], '157305-B21 é', '157305B21é'],
    [['digits'], 'UPC 0-42', '042'],
    [['trim'], '  a b ', 'a b'],
    [['units-in-full'], '40 GB', '40 Gigabytes'],
    [['units-in-full'], '40/80GB, 300-GB and 750W', '40/80 Gigabytes, 300 Gigabytes and 750 Watts'],
    [['units-in-full'], '6G SAS, 15 cartons', '6G SAS, 15 cartons'],
    [[{ match: '^\\d(\\d{5})' }], '042976574666', '42976'],
    [[{ match: '\\d+' }], 'a12b', '12'],
    [[{ match: '(a)(b)', group: 2 }], 'xaby', 'b'],
    [[{ match: '(a)(b)', group: 0 }], 'xaby', 'ab'],
    [[{ match: 'zzz' }], 'abc', 'abc'],
    [[{ match: '\\-(\\d)' }], 'a-1', '1'],
    [[{ replace: { hp: 'Hewlett-Packard', 'C++': 'CPP' } }], 'HP hp3 c++', 'Hewlett-Packard hp3 CPP'],
    [[{ replace: { a: 'b', b: 'c' } }], 'a b', 'b c'],
    [[{ replace: { 't-shirt': 'tee' } }], 'T-shirt col en V', 'tee col en V'],
    [[{ replace: { 't-shirt': 'tee' } }], 'ét-shirt, t-shirté, Mikrot-shirt', 'ét-shirt, t-shirté, Mikrot-shirt'],
    [[{ replace: { 'plug-in': 'Stecker', 'A/B': 'AB' } }], '(Plug-In) a/b', '(Stecker) AB'],
    [[{ replace: { 'écran-lit': 'x' } }], 'ÉCRAN-LIT', 'x'],
    [[{ replace: { a: '$&' } }], 'a', '$&'],
    [[{ replace: {} }], 'a', 'a'],
    [['alphanumeric', 'uppercase', { match: '^.(.)' }], 'a-bc', 'B'],
    [[], 'a', 'a'],
  ])('%j turns %s into %s', (steps, text, expected) => {
    expect(applyTransforms(text, steps)).toBe(expected);
  });
});
