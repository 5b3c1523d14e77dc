import { beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/database/catalogue/catalogue.js';
import { seedDatabase } from '../../../src/database/seeding/seed-database.js';
import type { Catalogue } from '../../../src/examples/catalogue.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();
const steel = { code: 'acier inoxydable', labels: { en: 'stainless steel', de: 'Edelstahl' }, spellings: ['inox'] };
const FIELDS = [
  {
    name: 'EF002169',
    label: 'Matériau',
    labels: { fr: 'Matériau', en: 'Material' },
    type: 'select',
    options: [steel, 'acrylique', 'largeur libre'],
  },
  { name: 'EF000008', label: 'Largeur (cm)', labels: { fr: 'Largeur', en: 'Width', de: 'Breite' }, type: 'number' },
  { name: 'EF024897', label: 'Finition mate', type: 'boolean' },
];

let catalogue: Catalogue;
beforeAll(async () => {
  const database = folder.open();
  const examples = ['Évier inox une cuve', 'Baignoire acrylique', 'Plan de travail'].map((description, place) => ({
    description,
    values: { EF002169: [steel.code, 'acrylique', null][place], EF000008: place === 0 ? 60 : null },
  }));
  await seedDatabase(database, {
    fields: [folder.write('fields.json', FIELDS)],
    examples: [folder.write('examples.json', examples)],
    train: false,
  });
  catalogue = createCatalogue(database);
});

describe('fields', () => {
  it('are found by exactly their code', () => {
    expect(catalogue.field('EF000008')).toMatchObject({ code: 'EF000008', type: 'number', unit: 'cm' });
    expect(catalogue.field('ef000008')).toBeUndefined();
    expect(catalogue.field('EF0')).toBeUndefined();
  });

  it('are the same object each time, by code, in the list and in a search', () => {
    const field = catalogue.field('EF002169');
    expect(catalogue.field('EF002169')).toBe(field);
    expect(catalogue.allFields()[0]).toBe(field);
    expect(catalogue.search('material')[0]).toBe(field);
  });

  it('come in the order of the file', () => {
    expect(catalogue.allFields().map(({ code }) => code)).toEqual(['EF002169', 'EF000008', 'EF024897']);
  });
});

describe('nearestCodes', () => {
  it('puts the nearest first, whatever the case', () => {
    expect(catalogue.nearestCodes('ef000009', 2)).toEqual(['EF000008', 'EF002169']);
  });
});

describe('search', () => {
  it.each([
    ['mat', ['EF002169', 'EF024897']],
    ['MATÉR', ['EF002169']],
    ['breit', ['EF000008']],
    ['edelst', ['EF002169']],
    ['inox', ['EF002169']],
    ['ef0000', ['EF000008']],
    ['finition mat', ['EF024897']],
    ['argeur', []],
    ['', ['EF002169', 'EF000008', 'EF024897']],
  ])('finds the words that begin with each word of %j', (text, codes) => {
    expect(catalogue.search(text).map(({ code }) => code)).toEqual(codes);
  });

  it('puts labels before options', () => {
    expect(catalogue.search('largeur').map(({ code }) => code)).toEqual(['EF000008', 'EF002169']);
  });
});

describe('examples', () => {
  it('are counted by field, with and without a value', () => {
    expect(Object.fromEntries(catalogue.exampleCounts())).toEqual({
      EF002169: { stated: 2, unstated: 1 },
      EF000008: { stated: 1, unstated: 2 },
    });
  });

  it('of a field come in the order of the file', () => {
    const field = catalogue.field('EF002169');
    expect(field && catalogue.examplesOf(field, 2)).toEqual([
      { id: 1, field: 'EF002169', description: 'Évier inox une cuve', value: 'acier inoxydable' },
      { id: 3, field: 'EF002169', description: 'Baignoire acrylique', value: 'acrylique' },
    ]);
  });
});
