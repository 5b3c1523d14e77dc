import { describe, expect, it } from 'vitest';
import type { ExampleText } from '../../src/evaluation/example-texts.js';
import { learningCurve } from '../../src/evaluation/learning-curve.js';
import type { Value } from '../../src/fields/field.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const colour = makeSelect('C', 'Colour', ['white', 'black', 'red']);
const width = makeField('W', { label: 'Width', type: 'number', unit: 'cm' });
const COLOURS = ['white', 'black', 'red'];

const texts: readonly ExampleText[] = Array.from({ length: 40 }, (_, place) => {
  const shade = COLOURS[place % 3] as string;
  const only: Record<string, Value> = { C: shade };
  const both: Record<string, Value> = { ...only, W: 40 + place };
  const description = `Basin ${place} in ${shade}, width ${40 + place} cm`;
  return { id: String(place), description, values: place % 2 ? both : only };
});
const trials = [
  {
    ...{ id: 'x', description: 'Basin in black, width 77 cm' },
    slots: [
      { field: colour, kind: 'list', accepted: ['black'] },
      { field: width, kind: 'number', accepted: [77] },
    ],
  },
];

describe('a curve of learning', () => {
  it('goes from the same values to all values by chance and in the order of a review, twice as many each time', () => {
    const steps = [...learningCurve({ fields: [colour, width], texts, trials })];
    const valuesOf = (order: string) => steps.filter((step) => step.order === order).map(({ values }) => values);
    const [first = 0] = valuesOf('random');
    expect(first).toBeGreaterThanOrEqual(20);
    expect(valuesOf('random')).toEqual([first, 60]);
    expect(valuesOf('review')).toEqual([first, 60]);
    expect(steps.map(({ f1 }) => f1)).toEqual([1, 1, 1, 1]);
  });
});
