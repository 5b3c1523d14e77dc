import { describe, expect, it } from 'vitest';
import type { TrainingText } from '../../src/engine/learning/train.js';
import { measureGain } from '../../src/teaching/measure-gain.js';
import { makeField } from '../helpers/fields.js';
import { learnProducts } from '../helpers/learn-scene.js';

const MAKER = makeField('MAKER', { label: 'Maker' });
const known = (count: number, from = 0): TrainingText[] =>
  learnProducts(count, from).map(({ description, values }) => ({
    description,
    values: { MAKER: String(values.MAKER) },
  }));
const proposed = (texts: readonly TrainingText[]) => texts.map((text) => ({ ...text, proposed: ['MAKER'] }));

describe('measureGain', () => {
  it('asks for examples that somebody vouches for where there are enough', () => {
    const gain = measureGain([MAKER], [...known(45), ...proposed(known(30, 100))]);
    expect(gain).toMatchObject({ by: 'examples' });
    expect(gain?.texts).toBeLessThanOrEqual(14);
  });

  it('asks for proposals where there are none, and finds what they teach', () => {
    const gain = measureGain([MAKER], proposed(known(70)));
    expect(gain).toMatchObject({ by: 'proposals' });
    expect(gain?.after).toBeGreaterThan((gain?.before ?? 1) + 0.3);
    expect(gain?.difference.low).toBeGreaterThan(0);
  });

  it('says nothing of a handful of texts', () => {
    expect(measureGain([MAKER], proposed(known(20)))).toBeUndefined();
    expect(measureGain([MAKER], [])).toBeUndefined();
  });
});
