import { expect, it } from 'vitest';
import { allowedLabels } from '../../../src/engine/tagging/allowed-labels.js';

function rows(places: Parameters<typeof allowedLabels>[0], words: number, fields: number) {
  const allowed = allowedLabels(places, words, fields);
  const width = 2 * fields + 1;
  return Array.from({ length: words }, (_, i) => [...allowed.slice(i * width, (i + 1) * width)]);
}

it('lets a known value stand only where it stands', () => {
  expect(rows(new Map([[0, [[1, 2] as const]]]), 4, 1)).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [1, 0, 0],
  ]);
});

it('leaves it open whether a second occurrence is one', () => {
  const places = [[0, 0] as const, [2, 2] as const];
  expect(rows(new Map([[0, places]]), 3, 1)).toEqual([
    [0, 1, 0],
    [1, 0, 0],
    [1, 1, 0],
  ]);
});

it('allows a field nowhere whose text states none, and anywhere, with less weight, when that is unknown', () => {
  expect(rows(new Map([[0, []]]), 1, 1)).toEqual([[1, 0, 0]]);
  const [[outside = 0, first = 0, further = 0] = []] = rows(new Map(), 1, 1);
  expect([outside, further]).toEqual([1, 1]);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(1);
});

it('lets either of two fields have the words that both claim', () => {
  const places = new Map([
    [0, [[0, 1] as const]],
    [1, [[1, 1] as const]],
  ]);
  expect(rows(places, 2, 2)).toEqual([
    [0, 1, 0, 0, 0],
    [0, 0, 1, 1, 0],
  ]);
});
