import { describe, expect, it } from 'vitest';
import { makeTrials, type TrialSources } from '../../src/evaluation/make-trials.js';
import { makeField } from '../helpers/fields.js';

const fields = new Map(
  [makeField('width', { type: 'number', unit: 'cm' }), makeField('brand')].map((field) => [field.code, field]),
);
const make = (given: Partial<TrialSources>) =>
  makeTrials({ products: [], gold: [], field: (code) => fields.get(code), ...given });
const products = [
  { id: 1, description: 'a' },
  { id: 'B', description: 'b' },
];

describe('makeTrials', () => {
  it('brings products and gold together, ids as text', async () => {
    const { trials, warnings } = await make({
      products,
      gold: [
        { id: 'B', field: 'brand', accepted: null, kind: 'maker' },
        { id: '1', field: 'width', accepted: ['20 mm'] },
      ],
    });
    expect(warnings).toEqual([]);
    expect(trials).toEqual([
      { id: '1', description: 'a', slots: [{ field: fields.get('width'), kind: 'number', accepted: [2] }] },
      { id: 'B', description: 'b', slots: [{ field: fields.get('brand'), kind: 'maker', accepted: null }] },
    ]);
  });

  it('asks a product only what its row asks and the gold decides', async () => {
    const { trials, warnings } = await make({
      products: [{ id: '1', description: 'a', fields: ['brand', 'height'] }],
      gold: [
        { id: '1', field: 'width', accepted: [2] },
        { id: '1', field: 'brand', accepted: ['x'] },
      ],
    });
    expect(trials[0]?.slots.map(({ field }) => field.code)).toEqual(['brand']);
    expect(warnings).toEqual(['gold of fields that their product does not ask, left out: 1 (1 width)']);
  });

  it('says what does not fit, and where', async () => {
    const { trials, unknownFields, warnings } = await make({
      products: [...products, { id: 'B', description: 'again' }, { id: 'C', description: 'c' }],
      gold: [
        { id: '1', field: 'width', accepted: [2] },
        { id: '1', field: 'width', accepted: [3] },
        { id: '1', field: 'height', accepted: [2] },
        { id: 'B', field: 'width', accepted: ['wide'] },
        ...['P', 'Q', 'R', 'S'].map((id) => ({ id, field: 'width', accepted: null })),
      ],
    });
    expect(trials.map(({ id }) => id)).toEqual(['1', 'B']);
    expect(unknownFields).toEqual(['height']);
    expect(warnings).toEqual([
      'gold rows that decide a field again, left out: 1 (1 width)',
      'gold rows of unknown fields, left out: 1 (1 height)',
      'gold values that their field does not take, which no answer can equal: 1 (B width "wide")',
      'products whose id comes again, left out: 1 (B)',
      'products without gold, left out: 1 (C)',
      'products that only the gold knows: 4 (P, Q, R, …)',
    ]);
  });

  it('keeps to the codes and the number of products asked', async () => {
    const gold = [1, 'B'].flatMap((id) => [
      { id: String(id), field: 'width', accepted: [2] },
      { id: String(id), field: 'brand', accepted: ['x'] },
    ]);
    const { trials, warnings } = await make({ products, gold, only: ['brand'], limit: 1 });
    expect(trials.map(({ id, slots }) => [id, slots.length])).toEqual([['1', 1]]);
    expect(warnings).toEqual([]);
  });
});
