import { expect, it } from 'vitest';
import { lastWords } from '../../src/fields/words/last-words.js';

it.each([
  ['the legs are in solid oak', 2, 'solid oak'],
  ['les pieds en ', 2, 'pieds en '],
  ['Füße aus Öl', 2, 'aus Öl'],
  ['12 x 40 cm, ', 1, 'cm, '],
  ['12 x 40 cm, ', 2, 'x 40 cm, '],
  ['oak', 2, 'oak'],
  ['', 2, ''],
  ['1 2 3', 1, '1 2 3'],
])('keeps of %j the last words, %i of them, and what stands behind', (text, count, kept) => {
  expect(lastWords(text, count)).toBe(kept);
});
