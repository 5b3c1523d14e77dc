import { beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/database/catalogue/catalogue.js';
import type { Database } from '../../../src/database/open-database.js';
import { seedDatabase } from '../../../src/database/seeding/seed-database.js';
import type { Catalogue } from '../../../src/examples/catalogue.js';
import type { Field } from '../../../src/fields/field.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();
const FIELDS = ['MATERIAL', 'RARE', 'EMPTY'].map((name) => ({ name, label: name, type: 'text' }));
const KINDS = ['baignoire', 'lavabo', 'radiateur', 'luminaire', 'réfrigérateur'];
const PLACES = ['encastrable', 'suspendu', 'mural', 'sur pied', "d'angle", 'extérieur', 'industriel'];

/** 350 texts: each kind in each place, ten times with other references. */
const TEXTS = KINDS.flatMap((kind) =>
  PLACES.flatMap((place) =>
    Array.from(
      { length: 10 },
      (_, turn) => `${kind} ${place} modèle ${kind.slice(0, 3)}${turn}${place.length} série ${turn}`,
    ),
  ),
);

let database: Database;
let catalogue: Catalogue;
beforeAll(async () => {
  database = folder.open();
  const examples = TEXTS.map((description, place) => ({
    description,
    values: { MATERIAL: place % 3 === 0 ? null : `value ${place % 7}`, ...(place === 340 && { RARE: 'rare' }) },
  }));
  await seedDatabase(database, {
    fields: [folder.write('fields.json', FIELDS)],
    examples: [folder.writeLines('examples.jsonl', examples)],
    train: false,
  });
  catalogue = createCatalogue(database);
});

const like = (code: string, description: string, count: number) =>
  catalogue.examplesLike(catalogue.field(code) as Field, description, { count });

describe('examplesLike', () => {
  it('finds the examples that share the telling words', () => {
    const found = like('MATERIAL', 'Luminaire mural LED, nouveau', 4);
    expect(found).toHaveLength(4);
    for (const { description } of found) expect(description).toMatch(/^luminaire mural/);
  });

  it('ignores case and accents', () => {
    const [found] = like('MATERIAL', 'REFRIGERATEUR ENCASTRABLE', 1);
    expect(found?.description).toMatch(/^réfrigérateur encastrable/);
  });

  it('balances values and nulls', () => {
    const found = like('MATERIAL', 'radiateur mural', 6);
    expect(found.filter(({ value }) => value === null)).toHaveLength(3);
  });

  it('never gives the description itself', () => {
    const own = TEXTS[17] ?? '';
    const found = like('MATERIAL', ` ${own.toUpperCase().replace(' ', '\n')} `, 8);
    expect(found.map(({ description }) => description)).not.toContain(own);
    expect(found.length).toBe(8);
  });

  it('leaves out what is excluded', () => {
    const field = catalogue.field('MATERIAL') as Field;
    const exclude = ({ description }: { description: string }) => description.startsWith('lavabo');
    const found = catalogue.examplesLike(field, 'lavabo mural', { count: 5, exclude });
    expect(found.length).toBe(5);
    expect(found.filter(({ description }) => description.startsWith('lavabo'))).toEqual([]);
  });

  it('shows the few examples of a field though their texts are not alike', () => {
    expect(like('RARE', 'hotte décorative', 3).map(({ value }) => value)).toEqual(['rare']);
  });

  it.each([
    ['EMPTY', 'lavabo mural', 3],
    ['MATERIAL', 'lavabo mural', 0],
  ])('gives nothing where there is nothing to give (%s, %s, %i)', (code, description, count) => {
    expect(like(code, description, count)).toEqual([]);
  });

  it.each(['', '- " * ( ) AND NOT', '名前 ½ ² ß œ Å', 'NEAR/2 OR "x', `mural ${'\u0000'}`, 'a'.repeat(5000)])(
    'takes any description: %j',
    (description) => {
      expect(like('MATERIAL', description, 2).length).toBe(2);
    },
  );

  it('gives the same examples each time', () => {
    const again = createCatalogue(database);
    const field = again.field('MATERIAL') as Field;
    const description = 'radiateur industriel série 4';
    expect(again.examplesLike(field, description, { count: 6 })).toEqual(like('MATERIAL', description, 6));
  });
});
