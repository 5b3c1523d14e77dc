import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import { trainEngine } from '../../src/engine/learning/train.js';
import type { Field } from '../../src/fields/field.js';
import { engineAnswers } from '../../src/llm/engine-llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { letters, SHAPES } from '../bench/hostile-texts.js';
import { countedWork } from '../helpers/counted-work.js';
import { makeField, makeSelect } from '../helpers/fields.js';

/** Blocks of code that may run for each further character, whatever it is, with all of these fields. */
const MOST_WORK = 300;

const FIELDS: readonly Field[] = [
  makeSelect('MATERIAL', 'Matériau', ['acier', 'acier inoxydable', 'Edelstahl', 'bois']),
  makeSelect('COLOUR', 'Farbe', ['blanc', 'noir', 'mat', 'Schwarz'], { multiple: true }),
  makeField('WIDTH', { label: 'Largeur', type: 'number', unit: 'cm' }),
  makeField('HEIGHT', { label: 'Höhe', type: 'number', unit: 'mm' }),
  makeField('COUNT', { label: 'Nombre de pièces', type: 'number' }),
  makeField('REMOTE', { label: 'Avec télécommande', type: 'boolean' }),
  makeField('BRAND', { label: 'Marque' }),
];

const learnt = new Map(
  trainEngine(FIELDS, [
    { description: 'Table Lumo en acier, largeur 60 cm', values: { MATERIAL: 'acier', WIDTH: 60, BRAND: 'Lumo' } },
    { description: 'Regal Kanto aus Holz, 3 Teile', values: { MATERIAL: 'bois', COUNT: 3, BRAND: 'Kanto' } },
    {
      description: 'Store Lumo blanc, télécommande incluse',
      values: { COLOUR: ['blanc'], REMOTE: true, BRAND: 'Lumo' },
    },
  ]).map(({ scope, body }) => [scope, body]),
);

/** The work of one lookup by an engine that has read other texts before. */
async function workOf(fields: readonly Field[], description: string, scopes = learnt): Promise<number> {
  const engine = createEngine({ read: (scope) => scopes.get(scope) });
  const ask = (text: string) => engineAnswers('offline', engine, fields, { description: text, policy: lookupPolicy() });
  ask('Table en bois 60 x 40 cm, sans télécommande');
  return countedWork(() => ask(description));
}

describe('the work of a lookup', () => {
  it.each(SHAPES)('grows no faster than the text: $name', async ({ make }) => {
    const [short, long] = [await workOf(FIELDS, make(2000)), await workOf(FIELDS, make(8000))];
    expect(long / short).toBeLessThan(4.5);
    expect((long - short) / 6000).toBeLessThan(MOST_WORK);
  });

  it('is bounded by the fields, not by fields times fields', async () => {
    const fields = Array.from({ length: 400 }, (_, at) =>
      makeField(`F${at}`, { label: `Champ ${at}`, type: 'number', unit: 'mm' }),
    );
    const text = 'Table rouge, largeur 60 mm, champ 7 : 12 mm\n'.repeat(10);
    const [few, many] = [await workOf(fields.slice(0, 100), text), await workOf(fields, text)];
    expect(many / few).toBeLessThan(4.4);
  });

  it('is not that of every option at every word', async () => {
    const options = Array.from({ length: 1000 }, (_, at) => `modèle ${letters(at)}7 couleur`);
    const field = makeSelect('MODEL', 'Modèle', options);
    const work = await workOf([field], 'modèle couleur modèle 7ps '.repeat(400));
    expect(work).toBeLessThan(options.length * 100);
  });
});

it('learns in work that grows no faster than the examples', async () => {
  const examples = (length: number) =>
    Array.from({ length: 5 }, (_, at) => ({
      description: `${at} ${'Table en acier 12 x 12 cm '.repeat(length / 26)}`,
      values: { MATERIAL: 'acier', WIDTH: 12 },
    }));
  const [short, long] = [
    await countedWork(() => trainEngine(FIELDS, examples(2600))),
    await countedWork(() => trainEngine(FIELDS, examples(10_400))),
  ];
  expect(long / short).toBeLessThan(4.5);
});
