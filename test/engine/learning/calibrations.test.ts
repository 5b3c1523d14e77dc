import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/engine.js';
import { readFitted } from '../../../src/engine/learning/calibrations.js';
import { saysSame } from '../../../src/engine/learning/says-same.js';
import { seededRandom } from '../../../src/engine/learning/seeded-random.js';
import { type TrainingText, trainModels } from '../../../src/engine/learning/train.js';
import { makeField } from '../../helpers/fields.js';

const KINDS = ['Lamp', 'Shelf', 'Chair', 'Table', 'Vase', 'Bench', 'Stool', 'Clock', 'Mirror', 'Basket'];
const MAKERS = ['Alba', 'Brix', 'Cord', 'Dune', 'Elba', 'Fjord', 'Gala', 'Hume', 'Ibis', 'Juno', 'Kiro', 'Lume'];
const SERIES = ['Nova', 'Terra', 'Lino', 'Vela', 'Mira', 'Solo', 'Onda', 'Pico'];
const fields = KINDS.flatMap((kind) => [
  makeField(`${kind}_maker`, { label: 'Maker' }),
  makeField(`${kind}_series`, { label: 'Series' }),
]);

/** Texts that all say their maker, and of which half have another series than they say. */
function textsOf(kinds: readonly string[], count: number): readonly TrainingText[] {
  const random = seededRandom(7);
  const oneOf = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? '';
    const [maker, series] = [oneOf(MAKERS), oneOf(SERIES)];
    return {
      description: `${kind} ${series} ${i} by ${maker}, ${oneOf(['red', 'oak', 'small'])}`,
      values: { [`${kind}_maker`]: maker, [`${kind}_series`]: random() < 0.5 ? series : null },
    };
  });
}

describe('the confidence of fields that others lend examples', () => {
  const models = trainModels(fields, textsOf(KINDS.slice(0, -1), 270), {});
  const engine = createEngine({ read: readFitted(models) });

  it.each([['maker'], ['series']])('comes true of the %s of a kind that nothing was learnt of', (name) => {
    const asked = fields.filter(({ code }) => code === `Basket_${name}`);
    const best = textsOf(['Basket'], 200).map(({ description, values }) => {
      const [choices = []] = engine.choices?.(asked, description) ?? [];
      const first = choices.find(({ value }) => value !== null);
      return { said: first?.confidence ?? 0, right: first && saysSame(first.value, values[`Basket_${name}`] ?? null) };
    });
    const said = best.reduce((sum, one) => sum + one.said, 0) / best.length;
    const right = best.filter((one) => one.right).length / best.length;
    expect(Math.abs(said - right)).toBeLessThan(0.12);
  });
});
