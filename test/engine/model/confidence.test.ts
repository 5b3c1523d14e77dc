import { describe, expect, it } from 'vitest';
import { countWords } from '../../../src/engine/candidates/naive-bayes.js';
import { profileOf, shareOfNulls } from '../../../src/engine/candidates/profile.js';
import { createEngine } from '../../../src/engine/engine.js';
import { confidenceOf, lentGroup, noveltyOf, unseenGroup } from '../../../src/engine/model/confidence.js';
import { readText } from '../../../src/fields/text.js';
import { makeField } from '../../helpers/fields.js';

const sure = { slope: 1, offset: 1, distance: -2 };
const unsure = { slope: 0.5, offset: -1, distance: 0 };
const calibrations = new Map([
  ['text', { value: sure, nothing: sure }],
  [unseenGroup('text'), { value: unsure, nothing: unsure }],
]);

const field = { group: 'text', family: 'text: brand', isLent: false };

function sureOf(examples: number, novelty = 0): number {
  return confidenceOf(calibrations, field, { examples, novelty }).value(0.9);
}

describe('confidenceOf', () => {
  it('goes from what came true without examples to what did with them', () => {
    const sequence = [0, 1, 5, 20, 1000].map((examples) => sureOf(examples));
    expect(sequence).toEqual(sequence.toSorted((a, b) => a - b));
    expect(sequence[0]).toBeLessThan(0.6);
    expect(sequence.at(-1)).toBeGreaterThan(0.95);
  });

  it('is less sure of a text that is far from the examples', () => {
    expect(sureOf(100, 1)).toBeLessThan(sureOf(100, 0));
  });

  it('does not say 0.98 of an option that a dictionary without examples names', () => {
    const { value } = confidenceOf(new Map(), { ...field, group: 'select' }, { examples: 0, novelty: 0 });
    expect(value(0.983)).toBeLessThan(0.95);
    expect(value(0.983)).toBeGreaterThan(0.8);
  });

  it('goes by what came true of fields that are called the same where they lend examples, else of all', () => {
    const better = { slope: 1, offset: 3, distance: 0 };
    const lent = new Map([
      ...calibrations,
      [lentGroup('text'), { value: sure, nothing: sure }],
      [lentGroup(field.family), { value: better, nothing: better }],
    ]);
    const said = (one: Partial<typeof field>) =>
      confidenceOf(lent, { ...field, ...one }, { examples: 0, novelty: 0 }).value(0.5);
    expect(said({ isLent: true })).toBeCloseTo(1 / (1 + Math.exp(-3)));
    expect(said({ isLent: true, family: 'text: model' })).toBeCloseTo(1 / (1 + Math.exp(-1)));
    expect(said({ isLent: false })).toBeCloseTo(1 / (1 + Math.exp(1)));
  });

  it('keeps the order of chances', () => {
    const { value } = confidenceOf(calibrations, field, { examples: 3, novelty: 0.5 });
    const said = [0.05, 0.3, 0.6, 0.9, 0.99].map(value);
    expect(said).toEqual(said.toSorted((a, b) => a - b));
  });
});

describe('the confidence of nothing', () => {
  const BRAND = makeField('brand', { label: 'Brand', type: 'text' });
  const silent = readText('Door closer with arm');
  const profile = (...values: readonly (string | null)[]) =>
    profileOf(
      BRAND,
      values.map((value) => ({ text: readText(`Lamp by ${value ?? 'hand'}`), value })),
    );
  const nothing = (...values: readonly (string | null)[]) =>
    confidenceOf(new Map(), field, {
      ...{ examples: values.length, novelty: 0, nulls: shareOfNulls(profile(...values)) },
    }).nothing(undefined);

  it('of a free text that shows no candidate goes by how often its examples have nothing', () => {
    expect(nothing()).toBeCloseTo(0.5);
    expect(nothing(null, null, null)).toBeCloseTo(0.8);
    expect(nothing('Dune', 'Brix', null)).toBeLessThan(0.5);
    expect(nothing(...Array<null>(98).fill(null))).toBeGreaterThan(0.98);
  });

  it('of a text field that nothing is known of is no certainty, but of a number in a text without numbers is', () => {
    const engine = createEngine({ read: () => undefined });
    const width = makeField('width', { label: 'Width', type: 'number', unit: 'cm' });
    const [text, number] = engine.answer([BRAND, width], silent.source);
    expect(text).toMatchObject({ value: null });
    expect(text?.confidence).toBeCloseTo(0.5);
    expect(number).toMatchObject({ value: null });
    expect(number?.confidence).toBeGreaterThan(0.9);
    expect(engine.choices?.([BRAND], silent.source)).toEqual([[{ value: null, confidence: text?.confidence }]]);
  });
});

describe('noveltyOf', () => {
  const words = ['lamp', 'oak'];
  const counts = countWords([
    { answer: 'a', words },
    { answer: 'b', words },
  ]);

  it('is the share of title words that no example has', () => {
    expect(noveltyOf(readText('Oak lamp'), counts)).toBe(0);
    expect(noveltyOf(readText('Oak lamp Quirrel Zenith\nSaves power'), counts)).toBeCloseTo(0.5);
    expect(noveltyOf(readText('Zenith'), counts)).toBe(1);
  });

  it('is 0 where no words were counted, and without a title', () => {
    expect(noveltyOf(readText('Zenith'), undefined)).toBe(0);
    expect(noveltyOf(readText(''), counts)).toBe(0);
  });
});
