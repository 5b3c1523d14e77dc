import { describe, expect, it } from 'vitest';
import { splitForCalibration } from '../../../src/engine/learning/calibration-split.js';
import type { TrainingText } from '../../../src/engine/learning/train.js';

const BRANDS = ['Alba', 'Brix', 'Cord', 'Dune', 'Elba', 'Fjord', 'Gala', 'Hume', 'Ibis', 'Juno', 'Kiro', 'Lume'];

function texts(count: number): readonly TrainingText[] {
  return Array.from({ length: count }, (_, i) => {
    const kind = ['LAMP', 'SHELF', 'CHAIR', 'TABLE', 'VASE'][i % 5] ?? '';
    return {
      description: `${BRANDS[i % 12]} ${kind} ${i}`,
      values: { [`${kind}_BRAND`]: 'x', [`${kind}_COLOUR`]: 'y' },
    };
  });
}

describe('splitForCalibration', () => {
  const all = texts(240);
  const splits = splitForCalibration(all);
  const brandOf = ({ description }: TrainingText) => description.split(' ')[0] ?? '';

  it('holds out whole groups of texts that begin alike', () => {
    expect(splits).toHaveLength(2);
    for (const { learnt, asked } of splits) {
      const known = new Set(learnt.map(brandOf));
      const missing = BRANDS.filter((brand) => !known.has(brand));
      expect(missing.length).toBeGreaterThan(0);
      expect(missing.length).toBeLessThan(BRANDS.length / 2);
      expect(asked.some((text) => missing.includes(brandOf(text)))).toBe(true);
    }
  });

  it('never asks of a text what was learnt from it', () => {
    for (const { learnt, asked } of splits) {
      const learntOf = new Map(learnt.map(({ description, values }) => [description, Object.keys(values)]));
      for (const { description, values } of asked)
        expect(Object.keys(values).filter((code) => learntOf.get(description)?.includes(code))).toEqual([]);
      expect(asked.length).toBeGreaterThan(20);
    }
  });

  it('learns nothing of whole sets of fields that share texts, of each set once', () => {
    const ofKinds = (...kinds: string[]) => kinds.flatMap((kind) => [`${kind}_BRAND`, `${kind}_COLOUR`]).sort();
    expect(splits.map(({ unseen }) => [...unseen].sort())).toEqual([
      ofKinds('LAMP', 'CHAIR', 'VASE'),
      ofKinds('SHELF', 'TABLE'),
    ]);
    for (const { learnt, unseen } of splits)
      expect(learnt.flatMap(({ values }) => Object.keys(values).filter((code) => unseen.has(code)))).toEqual([]);
  });

  it('holds out the fields of a single set one by one, and of few fields none', () => {
    const sharing = (...codes: string[]) =>
      all.map(({ description }) => ({ description, values: Object.fromEntries(codes.map((code) => [code, 'x'])) }));
    const unseenOf = (some: readonly TrainingText[]) => splitForCalibration(some).map(({ unseen }) => [...unseen]);
    expect(unseenOf(sharing('A', 'B', 'C', 'D'))).toEqual([
      ['A', 'C'],
      ['B', 'D'],
    ]);
    expect(unseenOf(sharing('A', 'B'))).toEqual([[]]);
  });
});
