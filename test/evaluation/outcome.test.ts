import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/evaluation/outcome.js';
import { sameValue } from '../../src/evaluation/same-value.js';

describe('sameValue', () => {
  it.each([
    [2, 2.0000000001, true],
    [2, 2.001, false],
    [3_000_000_000_001, 3_000_000_000_002, true],
    [1_234_567_890, 1_234_567_891, true],
    [123_456_789, 123_456_790, false],
    ['blanc', 'blanc', true],
    ['blanc', 'Blanc', false],
    [true, true, true],
    [true, false, false],
    [2, '2', false],
    [['a', 'b'], ['b', 'a'], true],
    [['a', 'b'], ['a'], false],
    [['a'], 'a', true],
    [[1, 2.5], [2.5, 1], true],
    [null, null, true],
    [null, [], true],
    [null, 'a', false],
  ])('of %j and %j is %j', (one, other, same) => {
    expect([sameValue(one, other), sameValue(other, one)]).toEqual([same, same]);
  });
});

describe('outcomeOf', () => {
  it.each([
    ['nothing where nothing is stated', null, null, 'nothing'],
    ['an empty list where nothing is stated', [], null, 'nothing'],
    ['a value where nothing is stated', 5, null, 'invented'],
    ['nothing where a value is stated', null, [5], 'missed'],
    ['one of the right values', 5, [4, 5], 'right'],
    ['another value', 6, [4, 5], 'wrong'],
    ['a list in another order', ['b', 'a'], [['a', 'b']], 'right'],
    ['a list with one too many', ['a', 'b', 'c'], [['a', 'b']], 'wrong'],
  ] as const)('tells %s', (_, value, accepted, outcome) => {
    expect(outcomeOf(value, accepted)).toBe(outcome);
  });
});
