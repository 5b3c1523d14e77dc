import { beforeEach, describe, expect, test } from 'vitest';
import { createFieldStore } from '../../src/database/field-store.js';
import { retrain } from '../../src/database/seeding/store-models.js';
import { createStructureStore } from '../../src/database/structure-store.js';
import { toData } from '../../src/pim/pushing/to-data.js';
import { makeCatalogue } from '../helpers/pim-catalogue.js';
import { emptyStore, type PimStore } from '../helpers/pim-store.js';
import { addProduct, type PimScene, startScene } from './scene.js';

/** Chairs of a name, a description, a colour, a width in centimetres, and arms or none. */
function chairs(): PimStore {
  const store = emptyStore();
  store.attributes.push(
    { code: 'sku', type: 'pim_catalog_identifier' },
    { code: 'name', type: 'pim_catalog_text', labels: { en_US: 'Name' } },
    { code: 'description', type: 'pim_catalog_textarea', labels: { en_US: 'Description' } },
    { code: 'colour', type: 'pim_catalog_simpleselect', labels: { en_US: 'Colour' } },
    {
      code: 'width',
      type: 'pim_catalog_metric',
      labels: { en_US: 'Width' },
      metric_family: 'Length',
      default_metric_unit: 'CENTIMETER',
      decimals_allowed: true,
    },
    { code: 'photo', type: 'pim_catalog_image' },
  );
  store.options.colour = ['red', 'Blue', 'green'].map((code) => ({ code, labels: { en_US: code.toLowerCase() } }));
  const attributes = ['sku', 'name', 'description', 'colour', 'width', 'photo'];
  store.families.push({ code: 'chairs', labels: [] as never, attributes, attribute_as_label: 'name' });
  store.locales.push({ code: 'en_US', enabled: true });
  store.channels.push({ code: 'web', locales: ['en_US'], conversion_units: [] });
  const step = (value: string) => ({ convert_from_standard: [{ operator: 'mul', value }] });
  const units = { METER: step('1'), CENTIMETER: step('0.01'), INCH: step('0.0254') };
  store.measurementFamilies.push({ code: 'Length', standard_unit_code: 'METER', units });
  addProduct(store, 'a', {
    name: 'Chair Ada',
    description: 'A red chair, width 45 cm.',
    colour: 'red',
    width: { amount: '45.0000', unit: 'CENTIMETER' },
  });
  addProduct(store, 'b', {
    name: 'Chair Bo',
    description: 'A blue chair, 20 inches wide.',
    colour: 'Blue',
    width: { amount: '20', unit: 'INCH' },
  });
  addProduct(store, 'c', {
    name: 'Chair Cy',
    description: 'A chair for the garden.',
    colour: 'green',
    width: { amount: '60', unit: 'CENTIMETER' },
  });
  addProduct(store, 'd', { colour: 'red' });
  return store;
}

let store: PimStore;
let scene: PimScene;

beforeEach(async () => {
  store = chairs();
  scene = await startScene(store);
});

const ADA = 'Chair Ada\nA red chair, width 45 cm.';
const BO = 'Chair Bo\nA blue chair, 20 inches wide.';
const later = () => new Date(Date.now() + 3_600_000).toISOString();

describe('pull', () => {
  test('takes as examples what stands in the texts, in the unit of the attribute', async () => {
    const { tallies, products, withoutText } = await scene.pull();
    expect([products, withoutText]).toEqual([4, 1]);
    expect(scene.examples()).toEqual({ [ADA]: { colour: 'red', width: 45 }, [BO]: { colour: 'Blue', width: 50.8 } });
    expect(tallies.get('colour')).toMatchObject({ taken: 2, unstated: 1 });
  });

  test('takes the others too when they are trusted', async () => {
    await scene.pull({ trust: true });
    expect(scene.examples()['Chair Cy\nA chair for the garden.']).toEqual({ colour: 'green', width: 60 });
  });

  test('keeps fields, families, channels and units', async () => {
    await scene.pull();
    const fields = createFieldStore(scene.database);
    expect(fields.all().map(({ code }) => code)).toEqual(['colour', 'width']);
    expect(fields.field('width')).toMatchObject({ unit: 'cm', akeneo: { defaultUnit: 'CENTIMETER' } });
    const structure = createStructureStore(scene.database);
    expect(structure.families()).toMatchObject([{ code: 'chairs', attributeAsLabel: 'name' }]);
    expect(structure.channels()).toMatchObject([{ code: 'web', conversionUnits: {} }]);
    expect(structure.otherAttributes().map(({ code }) => code)).toEqual(['sku', 'name', 'description', 'photo']);
    expect(structure.measurementFamilies()).toMatchObject([{ standardUnit: 'METER' }]);
  });

  test('reads only what was updated since the pull before', async () => {
    await scene.pull();
    const product = store.products.get('a');
    if (product) Object.assign(product, { updated: later() });
    const { products, seed } = await scene.pull();
    expect(products).toBe(1);
    expect(seed).toMatchObject({ examples: { loaded: 0, updated: 0, removed: 0 } });
    expect(seed.learntFrom).toBeUndefined();
    expect(Object.keys(scene.examples())).toHaveLength(2);
  });

  test('takes back values that were removed, and texts that were changed', async () => {
    await scene.pull();
    const [ada, bo] = [store.products.get('a'), store.products.get('b')];
    delete ada?.values.colour;
    if (bo?.values.description?.[0]) bo.values.description[0].data = 'A blue chair, 22 inches wide.';
    for (const product of [ada, bo]) if (product) Object.assign(product, { updated: later() });
    await scene.pull();
    expect(scene.examples()).toEqual({
      [ADA]: { width: 45 },
      'Chair Bo\nA blue chair, 22 inches wide.': { colour: 'Blue' },
    });
  });

  test('takes back the values of options and of products that are gone', async () => {
    await scene.pull();
    store.options.colour = store.options.colour?.filter(({ code }) => code !== 'Blue') ?? [];
    store.products.delete('a');
    await scene.pull();
    expect(scene.examples()).toEqual({ [ADA]: { colour: 'red', width: 45 }, [BO]: { width: 50.8 } });
    await scene.pull({ full: true });
    expect(scene.examples()).toEqual({ [BO]: { width: 50.8 } });
  });

  test('leaves an example as long as another product teaches the same', async () => {
    const twin = { name: 'Chair Ada', description: 'A red chair, width 45 cm.', colour: 'red' };
    addProduct(store, 'e', twin);
    await scene.pull();
    store.products.delete('e');
    await scene.pull({ full: true });
    expect(scene.examples()[ADA]).toEqual({ colour: 'red', width: 45 });
  });

  test('reads all again when it reads them otherwise', async () => {
    await scene.pull();
    expect((await scene.pull({ texts: ['description'] })).products).toBe(4);
    expect(Object.keys(scene.examples())).toContain('A red chair, width 45 cm.');
    expect(Object.keys(scene.examples())).not.toContain(ADA);
  });

  test('keeps what it learnt when it reads one attribute again', async () => {
    await scene.pull();
    const before = scene.examples();
    await scene.pull({ attributes: ['colour'] });
    expect(scene.examples()).toEqual(before);
  });

  test('keeps one locale beside another', async () => {
    store.locales.push({ code: 'de_DE', enabled: true });
    store.channels[0] = { code: 'web', locales: ['en_US', 'de_DE'], conversion_units: [] };
    const index = store.attributes.findIndex(({ code }) => code === 'description');
    store.attributes[index] = { code: 'description', type: 'pim_catalog_textarea', localizable: true };
    const texts = { en_US: 'A red chair.', de_DE: 'Ein roter Stuhl, Breite 45 cm.' };
    const description = Object.entries(texts).map(([locale, data]) => ({ locale, scope: null, data }));
    store.products.set('a', {
      ...addProduct(store, 'a', { colour: 'red', width: { amount: '45', unit: 'CENTIMETER' } }),
      values: { ...store.products.get('a')?.values, description },
    });
    await scene.pull({ locale: 'en_US' });
    await scene.pull({ locale: 'de_DE' });
    expect(scene.examples()).toMatchObject({
      'A red chair.': { colour: 'red' },
      'Ein roter Stuhl, Breite 45 cm.': { width: 45 },
    });
  });

  test('keeps one family beside another', async () => {
    store.families.push({ code: 'stools', attributes: ['name', 'description', 'colour'] });
    addProduct(store, 's', { description: 'A green stool.', colour: 'green' }, { family: 'stools' });
    await scene.pull({ families: ['chairs'] });
    await scene.pull({ families: ['stools'] });
    expect(Object.keys(scene.examples())).toEqual(['A green stool.', ADA, BO]);
  });

  test('leaves the catalogue as it is when the PIM fails in the middle', async () => {
    await scene.pull();
    for (const product of store.products.values()) product.updated = later();
    store.options.colour = [];
    scene.server.fault(({ path, method }) => method === 'GET' && path.endsWith('/products-uuid'), { status: 400 });
    await expect(scene.pull()).rejects.toThrow('answered 400');
    expect(Object.keys(scene.examples())).toHaveLength(2);
  });

  test.each([
    [{ families: ['chair'] }, 'the PIM has no family "chair": did you mean "chairs"?'],
    [{ attributes: ['color'] }, 'the PIM has no attribute "color": did you mean "colour"?'],
    [{ texts: ['colour'] }, 'the attribute colour is no text but pim_catalog_simpleselect'],
    [{ locale: 'en_GB' }, 'the PIM has no locale "en_GB": did you mean "en_US"?'],
    [{ channel: 'wep' }, 'the PIM has no channel "wep": did you mean "web"?'],
  ])('says what is wrong with %j', async (options, message) => {
    await expect(scene.pull(options)).rejects.toThrow(message);
  });

  test('goes without what it may not read, and says so', async () => {
    scene.server.forbidden.add('GET channels').add('GET measurement-families');
    const { notes, tallies } = await scene.pull({ trust: true });
    expect(notes.join()).toMatch(/channels are not read.*measurement families are not read/s);
    expect(tallies.get('width')).toMatchObject({
      taken: 2,
      refused: 1,
      reason: 'INCH cannot be converted to CENTIMETER',
    });
  });
});

test('a date is learnt by its day, and written as Akeneo stores it', async () => {
  store.attributes.push({ code: 'released', type: 'pim_catalog_date', labels: { en_US: 'Release date' } });
  store.families[0] = { ...store.families[0], code: 'chairs', attributes: ['name', 'description', 'released'] };
  addProduct(store, 'f', {
    description: 'A chair. Release date: 12 March 2024.',
    released: '2024-03-12T00:00:00+01:00',
  });
  await scene.pull();
  expect(scene.examples()['A chair. Release date: 12 March 2024.']).toEqual({ released: '2024-03-12' });
  const field = createFieldStore(scene.database).field('released');
  const attribute = { code: 'released', type: 'pim_catalog_date' };
  expect(field && toData(field, '2024-03-12', { attribute })).toEqual({ data: '2024-03-12T00:00:00+00:00' });
});

describe('variants', () => {
  beforeEach(() => {
    store.families[0] = {
      ...store.families[0],
      code: 'chairs',
      attributes: ['sku', 'name', 'description', 'colour', 'width'],
    };
    const sets = [{ level: 1, axes: ['colour'], attributes: ['colour', 'sku'] }];
    store.variants.chairs = [{ code: 'by_colour', variant_attribute_sets: sets }];
    const values = {
      description: [{ locale: null, scope: null, data: 'Chair Eve in red, blue and green, width 50 cm.' }],
      width: [{ locale: null, scope: null, data: { amount: '50', unit: 'CENTIMETER' } }],
    };
    store.models.set('eve', {
      code: 'eve',
      family: 'chairs',
      family_variant: 'by_colour',
      parent: null,
      values,
      updated: '2026-01-01T00:00:00+00:00',
    });
    for (const colour of ['red', 'Blue']) addProduct(store, `eve-${colour}`, { colour }, { parent: 'eve' });
  });

  test.each([true, false])(
    'have the values of their models, whether the PIM gives them (%s) or not',
    async (givesInherited) => {
      scene.server.givesInherited = givesInherited;
      await scene.pull();
      expect(scene.examples()['Chair Eve in red, blue and green, width 50 cm.']).toEqual({ width: 50 });
    },
  );

  test('teach nothing in which they differ under one text', async () => {
    const { tallies } = await scene.pull();
    expect(tallies.get('colour')).toMatchObject({ taken: 2, contradicted: 2 });
  });

  test('are read again when their model was updated', async () => {
    await scene.pull();
    const model = store.models.get('eve');
    if (model) Object.assign(model, { updated: later() });
    expect((await scene.pull()).products).toBe(2);
  });
});

test('a made catalogue is learnt in each of its locales', async () => {
  const made = await startScene(makeCatalogue(140).store);
  for (const locale of ['fr_FR', 'en_US', 'de_DE']) {
    const { tallies } = await made.pull({ locale });
    expect(tallies.get('width')?.taken).toBeGreaterThan(70);
    expect(tallies.get('material')?.taken).toBeGreaterThan(40);
  }
});

test('what is learnt while products come is what is learnt of them all', async () => {
  const big = await startScene(makeCatalogue(150).store);
  await big.pull();
  const learnt = () => big.database.sqlite.prepare('SELECT * FROM models ORDER BY scope').all();
  const before = learnt();
  expect(before.length).toBeGreaterThan(10);
  retrain(big.database);
  expect(learnt()).toEqual(before);
});
