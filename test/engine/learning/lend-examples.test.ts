import { expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/engine.js';
import { type TrainingText, trainEngine } from '../../../src/engine/learning/train.js';
import type { Field } from '../../../src/fields/field.js';
import { makeField, makeSelect } from '../../helpers/fields.js';

const TREES = ['oak', 'beech', 'ash', 'pine', 'larch', 'elm', 'birch', 'maple'];

/** Lamps of an invented shop that are sold under a code. */
function lamps(code: string, count: number): readonly TrainingText[] {
  return Array.from({ length: count }, (_, i) => ({
    description: `Lamp ${TREES[i % 8]} ${i + 3} W, Order code ${4100 + i * 37}-B${i % 9}, white`,
    values: { [code]: `${4100 + i * 37}B${i % 9}` },
  }));
}

function answer(fields: readonly Field[], asked: Field, texts: readonly TrainingText[], description: string) {
  const parts = new Map(trainEngine(fields, texts).map(({ scope, body }) => [scope, body]));
  return createEngine({ read: (scope) => parts.get(scope) }).answer([asked], description)[0];
}

const SHELF = 'Shelf maple 80 cm, Order code 7712-B4, white';
const lampCode = makeField('LAMP_CODE', { label: 'Code', transform: ['alphanumeric'] });
const shelfCode = makeField('SHELF_CODE', { label: 'Code', transform: ['alphanumeric'] });

it('fills a field without examples as the examples of one that is called the same do', () => {
  expect(answer([lampCode, shelfCode], shelfCode, lamps('LAMP_CODE', 30), SHELF)?.value).toBe('7712B4');
});

it('leaves a field alone that is called otherwise', () => {
  const other = makeField('SHELF_SERIES', { label: 'Series' });
  expect(answer([lampCode, other], other, lamps('LAMP_CODE', 30), SHELF)?.value).toBeNull();
});

it('takes no option from another list that is not among its own', () => {
  const wood = makeSelect('LAMP_WOOD', 'Wood', TREES);
  const shelfWood = makeSelect('SHELF_WOOD', 'Wood', ['cedar', 'cherry']);
  const texts = Array.from({ length: 24 }, (_, i) => ({
    description: `Lamp of ${TREES[i % 8]}, ${i + 3} W`,
    values: { LAMP_WOOD: TREES[i % 8] ?? '' },
  }));
  expect(answer([wood, shelfWood], shelfWood, texts, 'Shelf of oak, 80 cm')?.value).toBeNull();
  expect(answer([wood, shelfWood], shelfWood, texts, 'Shelf of cedar, 80 cm')?.value).toBe('cedar');
});
