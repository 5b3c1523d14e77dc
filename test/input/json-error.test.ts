import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from '../../src/input/json-error.js';

describe('the place where JSON breaks', () => {
  it.each([
    ['{"a": 1,}', 8],
    ['{"a": tru}', 9],
    ['{"a": }', 6],
    ["{'a': 1}", 1],
    ['{"a": 1 "b": 2}', 8],
    ['{"a": 01}', 7],
    ['{"a": "x\ny"}', 8],
    ['{"a": "\\x"}', 8],
    ['{"a": 1} x', 9],
    ['// note\n{}', 0],
    ['{"a": [1, 2}', 11],
    ['{"a": -}', 7],
  ])('%j is at %i', (text, offset) => {
    expect(jsonErrorOffset(text)).toBe(offset);
  });

  it('is the end of a text that stops too early', () => {
    for (const text of ['{"a": 1', '{"a": "x', '[1,', '', '{"a": tr', '{"a": 1.'])
      expect(jsonErrorOffset(text)).toBe(text.length);
  });

  it('is where a character that JSON has no use for was put in, or before', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, place) => {
        const offset = place % (json.length + 1);
        const broken = `${json.slice(0, offset)}\u0001${json.slice(offset)}`;
        expect(jsonErrorOffset(broken)).toBe(offset);
      }),
    );
  });
});
