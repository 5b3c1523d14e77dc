import { expect, it } from 'vitest';
import { answersWithoutExamples } from './answers-without-examples.js';

it.each([390, 400, 500, 6000])('finds a labelled value behind %i other numbers', (count) => {
  const text = `${'item 3 pcs\n'.repeat(count)}Width 60 cm`;
  expect(answersWithoutExamples(text, ['width', 'height'])).toEqual({ width: 600, height: null });
});

it('finds a value with its role behind many others', () => {
  const text = `${'Art. 12 34 56 '.repeat(300)}\n60 x 85 x 55 cm (W x H x D)`;
  expect(answersWithoutExamples(text, ['width', 'height', 'depth'])).toEqual({ width: 600, height: 850, depth: 550 });
});
