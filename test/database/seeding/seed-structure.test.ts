import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/database/catalogue/catalogue.js';
import { seedDatabase } from '../../../src/database/seeding/seed-database.js';
import { seedStructure } from '../../../src/database/seeding/seed-structure.js';
import type { EtimClass, Family } from '../../../src/fields/akeneo/catalogue-structure.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();

const BASINS: Family = { code: 'basins', labels: { fr: 'Vasques' }, attributes: ['sku', 'width', 'colour'] };
const LAMPS: Family = { code: 'lamps', labels: {}, attributes: ['sku', 'power'], requirements: { print: ['power'] } };
const DRILL: EtimClass = {
  code: 'EC000123',
  version: 7,
  labels: { en: 'Drill' },
  synonyms: ['Power drill'],
  features: [{ code: 'EF000001', labels: { en: 'Speed' }, type: 'N', unit: '1/min' }],
};

describe('the structure of a catalogue', () => {
  it('is read as it was stated, in its order', () => {
    const database = folder.open();
    const tally = seedStructure(
      database,
      {
        otherAttributes: [
          { code: 'sku', labels: {}, akeneo: { type: 'pim_catalog_identifier', mainIdentifier: true } },
        ],
        families: [BASINS, LAMPS],
        familyVariants: [
          { code: 'by_colour', family: 'basins', labels: {}, levels: [{ level: 1, axes: ['colour'], attributes: [] }] },
        ],
        channels: [{ code: 'print', labels: {}, locales: ['fr_FR'], currencies: ['EUR'], conversionUnits: {} }],
        locales: ['fr_FR', 'de_DE'],
        measurementFamilies: [
          {
            code: 'Length',
            labels: {},
            standardUnit: 'METER',
            units: { INCH: { labels: {}, symbol: 'in', toStandard: [{ operator: 'mul', value: '0.0254' }] } },
          },
        ],
        etimClasses: [DRILL],
      },
      false,
    );
    expect(tally).toEqual({ loaded: 9, updated: 0, unchanged: 0, removed: 0 });
    const { structure } = createCatalogue(database);
    expect(structure.families()).toEqual([BASINS, LAMPS]);
    expect(structure.familyVariants('lamps')).toEqual([]);
    expect(structure.familyVariants('basins')).toHaveLength(1);
    expect(structure.locales()).toEqual(['fr_FR', 'de_DE']);
    expect(structure.otherAttributes()[0]?.akeneo.mainIdentifier).toBe(true);
    expect(structure.channels()[0]?.currencies).toEqual(['EUR']);
    expect(structure.measurementFamilies()[0]?.units.INCH?.toStandard[0]?.value).toBe('0.0254');
    expect(structure.etimClass('EC000123')).toEqual(DRILL);
    expect(structure.etimClass('EC999999')).toBeUndefined();
    expect(structure.etimClasses()).toEqual([
      { code: 'EC000123', version: 7, labels: { en: 'Drill' }, synonyms: ['Power drill'] },
    ]);
  });

  it('is replaced by code, and kept where a source does not state it', () => {
    const database = folder.open();
    seedStructure(database, { families: [BASINS, LAMPS], locales: ['fr_FR'] }, false);
    const wider = { ...BASINS, attributes: [...BASINS.attributes, 'depth'] };
    expect(seedStructure(database, { families: [wider] }, false)).toMatchObject({ updated: 1, loaded: 0, removed: 0 });
    expect(createCatalogue(database).structure.families()).toEqual([wider, LAMPS]);
    expect(seedStructure(database, { families: [wider] }, true)).toMatchObject({ unchanged: 1, removed: 1 });
    const { structure } = createCatalogue(database);
    expect(structure.families()).toEqual([wider]);
    expect(structure.locales()).toEqual(['fr_FR']);
  });
});

describe('what Akeneo says of a field', () => {
  const akeneo = { type: 'pim_catalog_metric', metricFamily: 'Length', defaultUnit: 'CENTIMETER', localizable: false };
  const field = { name: 'width', label: 'Largeur', type: 'number', unit: 'cm' };

  it('is kept, whatever the order of its keys', async () => {
    const database = folder.open();
    await seedDatabase(database, { fields: [folder.write('one.json', [{ ...field, akeneo }])], examples: [] });
    expect(createCatalogue(database).field('width')?.akeneo).toEqual(akeneo);
    const turned = Object.fromEntries(Object.entries(akeneo).reverse());
    const again = await seedDatabase(database, {
      fields: [folder.write('two.json', [{ ...field, akeneo: turned }])],
      examples: [],
    });
    expect(again.fields).toMatchObject({ unchanged: 1, updated: 0 });
  });

  it.each([
    ['a key that there is not', { ...akeneo, unit: 'cm' }, 'akeneo has no key "unit"'],
    ['a key of Object itself', { type: 'x', constructor: true }, 'akeneo has no key "constructor"'],
    ['no type', { metricFamily: 'Length' }, 'akeneo needs a type'],
    ['a flag that is a text', { ...akeneo, scopable: '1' }, 'akeneo.scopable must be true or false, not "1"'],
    ['a list', ['pim_catalog_text'], 'akeneo must be an object'],
  ])('is refused with %s', async (_, wrong, message) => {
    const fields = [folder.write('wrong.json', [{ ...field, akeneo: wrong }])];
    await expect(seedDatabase(folder.open(), { fields, examples: [] })).rejects.toThrow(message);
  });
});
