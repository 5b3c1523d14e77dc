import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/engine.js';
import { trainEngine } from '../../../src/engine/learning/train.js';
import type { Field, Value } from '../../../src/fields/field.js';
import { makeField } from '../../fields/make-field.js';

const length = (name: string, fr: string, unit = 'cm') =>
  makeField({ name, label: fr, labels: { fr }, type: 'number', unit });
const FIELDS: readonly Field[] = [
  length('width', 'Largeur'),
  length('height', 'Hauteur'),
  length('weight', 'Poids', 'kg'),
  length('power', 'Puissance', 'W'),
];

/** Products whose sides, weight and power are stated, and which somebody left empty. */
const PASSED_OVER = [
  'Buffet 3 portes, largeur 160 cm, hauteur 85 cm, poids 42 kg',
  'Applique murale, largeur 12 cm, hauteur 30 cm, puissance 9 W',
  'Radiateur, largeur 55 cm, hauteur 120 cm, puissance : 750 W, poids 16 kg',
];

function learnt(examples: readonly { description: string; values: Readonly<Record<string, Value>> }[]) {
  const parts = new Map(trainEngine(FIELDS, examples).map(({ scope, body }) => [scope, body]));
  return createEngine({ read: (scope) => parts.get(scope) });
}

const answers = (engine: ReturnType<typeof learnt>, text: string) =>
  Object.fromEntries(engine.answer(FIELDS, text).map(({ field, value }) => [field, value]));

describe('a few examples that pass over what their texts state', () => {
  const empty = { width: null, height: null, weight: null, power: null };
  const engine = learnt(PASSED_OVER.map((description) => ({ description, values: empty })));

  it.each<[string, Readonly<Record<string, Value>>]>([
    ['Étagère, largeur 80 cm, hauteur 180 cm, poids 21 kg', { width: 80, height: 180, weight: 21, power: null }],
    ['Sèche-serviettes puissance 500 W, hauteur : 90 cm', { width: null, height: 90, weight: null, power: 500 }],
    ['Table de chevet en pin', empty],
    ['Livraison sous 10 jours, garantie 2 ans', empty],
  ])('silence no plain statement: %s', (text, expected) => expect(answers(engine, text)).toEqual(expected));
});

describe('a habit of passing over what texts state', () => {
  it('is learnt from many examples', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      description: `Carton ${at} de vis, largeur ${40 + at} cm, poids ${3 + at} kg`,
      values: { width: null, weight: 3 + at },
    }));
    expect(answers(learnt(many), 'Carton 9 de vis, largeur 77 cm, poids 12 kg')).toMatchObject({
      width: null,
      weight: 12,
    });
  });
});
