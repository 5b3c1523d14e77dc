import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../src/database/catalogue/catalogue.js';
import { seedDatabase } from '../../src/database/seeding/seed-database.js';
import { seedStructure } from '../../src/database/seeding/seed-structure.js';
import { UserError } from '../../src/errors.js';
import { selectFields, unknownField } from '../../src/examples/select-fields.js';
import { catalogueFolder } from '../helpers/catalogue-folder.js';

const folder = catalogueFolder();
const database = folder.open();
await seedDatabase(database, {
  fields: [
    folder.write('fields.json', [
      { code: 'EF001', labels: { fr: 'Matériau', en: 'Material', de: 'Werkstoff' }, type: 'text' },
      { code: 'EF002', label: 'Largeur utile (cm)', labels: { de: 'Nutzbreite' }, type: 'number' },
      { code: 'EF003', label: 'Hauteur, sans pieds', type: 'number' },
      { code: 'EF004', labels: { fr: 'Type', en: 'Kind' }, type: 'text' },
      { code: 'EF005', labels: { fr: 'Genre', en: 'Type' }, type: 'text' },
      { code: 'couleur', label: 'Couleur du corps', type: 'text' },
      { code: 'Couleur', label: 'Teinte', type: 'text' },
    ]),
  ],
  examples: [],
});
seedStructure(
  database,
  {
    families: [
      { code: 'vasques', labels: { fr: 'Vasques à poser' }, attributes: ['sku', 'EF001', 'photo', 'EF003'] },
      { code: 'lampes', labels: {}, attributes: ['EF004'] },
    ],
    etimClasses: [
      {
        code: 'EC000123',
        labels: {},
        synonyms: [],
        features: [
          { code: 'EF001', labels: {}, type: 'A' },
          { code: 'EF999', labels: {}, type: 'N' },
        ],
      },
      {
        code: 'EC000124',
        labels: {},
        synonyms: [],
        features: [{ code: 'EF998', labels: {}, type: 'N' }],
      },
    ],
  },
  false,
);
const catalogue = createCatalogue(database);
const select = (...words: string[]) => selectFields(words, catalogue);
const asked = (...words: string[]) => select(...words).asked;

describe('fields are named by', () => {
  it.each<[string, string[], string[]]>([
    [
      'codes with any separator',
      ['EF001;EF002', 'EF003 EF004,EF005|EF001'],
      ['EF001', 'EF002', 'EF003', 'EF004', 'EF005'],
    ],
    ['codes in any case', ['ef001,Ef002'], ['EF001', 'EF002']],
    ['codes that differ by their case only', ['couleur', 'Couleur'], ['couleur', 'Couleur']],
    ['labels in any language, without their accents too', ['Werkstoff', 'nutzbreite'], ['EF001', 'EF002']],
    ['labels of several words beside codes', ['EF004 largeur utile EF001'], ['EF004', 'EF002', 'EF001']],
    ['labels with their unit', ['Largeur utile (cm), EF001'], ['EF002', 'EF001']],
    ['labels with brackets that they do not have', ['Matériau (mat), nutzbreite [mm]'], ['EF001', 'EF002']],
    ['labels that hold a comma', ['EF001, Hauteur, sans pieds, EF004'], ['EF001', 'EF003', 'EF004']],
    ['all', ['all'], ['EF001', 'EF002', 'EF003', 'EF004', 'EF005', 'couleur', 'Couleur']],
    ['one and all the others', ['EF005', 'all'], ['EF005', 'EF001', 'EF002', 'EF003', 'EF004', 'couleur', 'Couleur']],
    ['a family', ['family:vasques'], ['EF001', 'EF003']],
    ['a family by its label, and a code', ['family:Vasques à poser, EF005'], ['EF001', 'EF003', 'EF005']],
    ['a family in another case', ['FAMILY:Lampes;EF001'], ['EF004', 'EF001']],
    ['a class', ['class:ec000123'], ['EF001']],
    ['nothing', ['', ' ,;'], []],
  ])('%s', (_, words, codes) => {
    expect(select(...words)).toMatchObject({ asked: codes, unknown: [], columns: [] });
  });

  it('the cells of a column', () => {
    expect(select('column:Attributs techniques', 'EF001, column:b')).toMatchObject({
      asked: ['EF001'],
      columns: ['Attributs techniques', 'b'],
    });
  });

  it('the bare code of a family only where that is asked for', () => {
    expect(asked('vasques')).toEqual(['vasques']);
    expect(selectFields(['vasques'], catalogue, { bareFamilies: true }).asked).toEqual(['EF001', 'EF003']);
    expect(selectFields(['Vasques à poser'], catalogue, { bareFamilies: true }).unknown).toEqual([]);
  });

  it('words that are kept in their place when nobody knows them', () => {
    expect(select('EF001 Matériaux divers EF002, ef0x')).toMatchObject({
      asked: ['EF001', 'Matériaux divers', 'EF002', 'ef0x'],
      unknown: ['Matériaux divers', 'ef0x'],
    });
  });
});

describe('what is good to know', () => {
  it('is which attributes of a family, or features of a class, are not asked', () => {
    expect(select('family:vasques').notes).toEqual(['family vasques: 2 fields are asked; sku, photo are no fields']);
    expect(select('family:lampes').notes).toEqual([]);
    expect(select('class:EC000123').notes).toEqual([
      'class EC000123: 1 of 2 features are no fields of the catalogue: load them with db seed --etim-class EC000123',
    ]);
  });
});

describe('what is not clear is told', () => {
  it.each([
    [
      'a label of several fields',
      'Type',
      '"Type" names 2 fields, EF004 (Type) and EF005 (Genre): name one by its code',
    ],
    [
      'a code in another case of several',
      'COULEUR',
      '"COULEUR" names 2 fields, couleur (Couleur du corps) and Couleur',
    ],
    ['a family that is not known', 'family:vasque à poser, EF001', 'no family "vasque à poser" in the catalogue'],
    ['a family nearly known', 'family:vasque', 'no family "vasque" in the catalogue: did you mean "vasques"?'],
    ['a class that is not known', 'class:EC000999', 'no class "EC000999" in the catalogue'],
    ['a class without a field', 'class:EC000124', 'none of the 1 features of class EC000124 is a field: load them'],
  ])('%s', (_, words, message) => {
    expect(() => select(words)).toThrow(message);
    expect(() => select(words)).toThrow(UserError);
  });

  it.each([
    ['Matériaux', 'EF001 (Matériau)'],
    ['Werkstof', 'EF001 (Werkstoff)'],
    ['largeur', 'EF002 (Largeur utile (cm))'],
    ['hauteurs', 'EF003 (Hauteur, sans pieds)'],
    ['EF0O2', 'EF002 (Largeur utile (cm))'],
  ])('the nearest to %s is %s', (name, nearest) => {
    const [first] = catalogue.nearestCodes(name, 1);
    expect(first).toBe(nearest.split(' ')[0]);
    expect(unknownField(name, catalogue)).toContain(`no field "${name}" in the catalogue: the nearest are ${first} (`);
  });
});
