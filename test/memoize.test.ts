import { describe, expect, it } from 'vitest';
import { memoizePair } from '../src/memoize.js';

describe('what is made of two values', () => {
  const counted = (most?: number) => {
    const made: string[] = [];
    const make = (first: string, second: string) => {
      made.push(`${first} ${second}`);
      return `${first} ${second}`;
    };
    return { made, pair: memoizePair(make, most) };
  };

  it('is made once for each pair', () => {
    const { made, pair } = counted();
    expect(['a b', 'a b', 'a c', 'b a'].map((both) => pair(both[0] ?? '', both[2] ?? ''))).toEqual([
      'a b',
      'a b',
      'a c',
      'b a',
    ]);
    expect(made).toEqual(['a b', 'a c', 'b a']);
  });

  it('gives way when there are too many of one first value, and no other', () => {
    const { made, pair } = counted(2);
    for (const second of ['1', '2', '3', '3', '1']) pair('a', second);
    expect(made).toEqual(['a 1', 'a 2', 'a 3', 'a 1']);
    pair('b', '1');
    pair('a', '3');
    expect(made.slice(4)).toEqual(['b 1']);
  });
});
