import { expect, it } from 'vitest';
import { watchRepeatedIds } from '../../../src/cli/batch/repeated-ids.js';
import type { Product } from '../../../src/input/product.js';

function warningsOf(rows: readonly (readonly [source: string, line: number, id: string | number])[]): string[] {
  const warnings: string[] = [];
  const watch = watchRepeatedIds((text) => warnings.push(text));
  for (const [source, line, id] of rows) watch.read({ source, line, id } as Product);
  watch.end();
  return warnings;
}

it('tells of a row that bears the identifier of an earlier one', () => {
  expect(
    warningsOf([
      ['a', 2, 'X'],
      ['a', 3, 'Y'],
      ['a', 9, 'X'],
    ]),
  ).toEqual(['a, line 9: the identifier "X" stands in line 2 too: both rows are filled']);
  expect(
    warningsOf([
      ['a', 2, 1],
      ['a', 3, '1'],
    ]),
  ).toHaveLength(1);
  expect(
    warningsOf([
      ['a', 2, 'X'],
      ['a', 3, 'x'],
      ['a', 4, 'X '],
      ['a', 5, '7'],
      ['a', 6, '07'],
      ['a', 7, '-7'],
      ['a', 8, '7.0'],
      ['a', 9, 0],
      ['a', 10, '12345678901234567890'],
      ['a', 11, '12345678901234567891'],
    ]),
  ).toEqual([]);
});

it('names no line of another file', () => {
  expect(
    warningsOf([
      ['a', 2, 'X'],
      ['b', 7, 'X'],
    ]),
  ).toEqual(['b, line 7: the identifier "X" stands before: both rows are filled']);
  expect(
    warningsOf([
      ['a', 2, 'X'],
      ['a', 2, 'X'],
    ])[0],
  ).toContain('stands before');
});

it('tells of many in one line', () => {
  const rows = Array.from({ length: 1000 }, (_, at) => ['a', at + 2, `P${at % 500}`] as const);
  const warnings = warningsOf(rows);
  expect(warnings).toHaveLength(6);
  expect(warnings[5]).toBe('495 more rows bear an identifier that stands before');
});
