import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/database/open-database.js';
import { seedStructure } from '../../../src/database/seeding/seed-structure.js';
import { batchScene, lines } from '../../helpers/batch-scene.js';

const scene = batchScene();

const options = (...codes: string[]) => codes.map((code) => ({ code, labels: { fr_FR: code.toLowerCase() } }));
const FIELDS = [
  {
    ...{ code: 'width', labels: { fr_FR: 'Largeur' }, type: 'number', unit: 'cm', decimals: 0 },
    akeneo: { type: 'pim_catalog_metric', metricFamily: 'Length', defaultUnit: 'CENTIMETER', decimalsAllowed: false },
  },
  {
    ...{
      code: 'colour',
      labels: { fr_FR: 'Couleur' },
      type: 'select',
      multiple: true,
      options: options('BLANC', 'NOIR'),
    },
    akeneo: { type: 'pim_catalog_multiselect', localizable: true, scopable: true },
  },
  {
    ...{ code: 'feet', labels: { fr_FR: 'Avec pieds' }, type: 'boolean' },
    akeneo: { type: 'pim_catalog_boolean' },
  },
  {
    ...{ code: 'ref', labels: { fr_FR: 'Référence' }, type: 'text', pattern: 'REF-\\S+' },
    akeneo: { type: 'pim_catalog_text' },
  },
];
scene.write('fields.json', JSON.stringify(FIELDS));
scene.write(
  'products.jsonl',
  lines([
    { 'Réf.': 'A', description: 'Lavabo blanc et noir, largeur 60 cm, avec pieds, REF-1' },
    { 'Réf.': 'B', description: 'Lavabo noir' },
    { 'Réf.': 'C', description: `Lavabo, largeur 45 cm, REF-${'X'.repeat(255)}` },
    { 'Réf.': 'D', description: 'Un objet' },
  ]),
);

const DATABASE = ['--database', 'shop.db'];
const BATCH = ['batch', 'products.jsonl', ...DATABASE, '--id', 'Réf.', '--text', 'description'];
const read = (name: string) => readFileSync(scene.file(name), 'utf8');

async function seeded(): Promise<void> {
  if (existsSync(scene.file('shop.db'))) return;
  await scene.run(['db', 'seed', ...DATABASE, '--fields', 'fields.json']);
  const database = openDatabase(scene.file('shop.db'));
  const channel = { labels: {}, currencies: ['EUR'], conversionUnits: {} };
  seedStructure(
    database,
    {
      otherAttributes: [{ code: 'sku', labels: {}, akeneo: { type: 'pim_catalog_identifier', mainIdentifier: true } }],
      families: [{ code: 'basins', labels: { fr: 'Vasques' }, attributes: ['sku', 'width', 'feet'] }],
      channels: [
        { ...channel, code: 'web', locales: ['fr_FR', 'de_DE'] },
        { ...channel, code: 'print', locales: ['fr_BE'] },
      ],
      locales: ['fr_FR', 'fr_BE', 'de_DE'],
    },
    false,
  );
  database.close();
}

describe('an import for Akeneo', { timeout: 60_000 }, () => {
  it('names its columns as the catalogue does, holds no empty cell, and says which files to import', async () => {
    await seeded();
    const words = [...BATCH, '--fields', 'all', '--output', 'out.csv', '--format', 'akeneo', '--channel', 'web'];
    const { stdout, stderr, code } = await scene.run(words);
    const files = readdirSync(scene.folder).filter((name) => /^out-\d+\.csv$/.test(name));
    expect(Object.fromEntries(files.map((name) => [name, read(name)]))).toEqual({
      'out-1.csv': 'sku;width;width-unit;colour-fr_FR-web;feet;ref\r\nA;60;CENTIMETER;BLANC,NOIR;1;REF-1\r\n',
      'out-2.csv': 'sku;width;width-unit\r\nC;45;CENTIMETER\r\n',
      'out-3.csv': 'sku;colour-fr_FR-web\r\nB;NOIR\r\n',
    });
    expect(stdout).toBe('');
    expect(stderr).toContain(
      'import all of out-1.csv to out-3.csv: 3 products in 3 files (1 product had nothing to import), no cell of which is empty, since an empty one would erase what is stored',
    );
    expect(stderr).toContain(
      '1 value not written, since Akeneo would refuse the product: ref is longer than 255 characters',
    );
    expect(code).toBe(3);
  });

  it('is made anew by --resume, of all that is known then', async () => {
    await seeded();
    const words = [...BATCH, '--fields', 'width,feet', '--output', 'more.csv', '--format', 'akeneo'];
    expect((await scene.run([...words, '--limit', '1'])).code).toBe(0);
    expect(read('more-1.csv')).toBe('sku;width;width-unit;feet\r\nA;60;CENTIMETER;1\r\n');
    expect((await scene.run(words)).stderr).toContain('more.csv was begun already');
    expect((await scene.run([...words, '--resume'])).code).toBe(0);
    expect(read('more-1.csv')).toBe('sku;width;width-unit;feet\r\nA;60;CENTIMETER;1\r\n');
    expect(read('more-2.csv')).toBe('sku;width;width-unit\r\nC;45;CENTIMETER\r\n');
  });

  it('asks for the fields of a family, in the profile of the import', async () => {
    await seeded();
    const { stderr, code } = await scene.run([
      ...[...BATCH, '--fields', 'family:Vasques', '--output', 'family.csv', '--format', 'akeneo'],
      ...['--delimiter', ',', '--limit', '1'],
    ]);
    expect(read('family-1.csv')).toBe('sku,width,width-unit,feet\r\nA,60,CENTIMETER,1\r\n');
    expect(stderr).toContain('family basins: 2 fields are asked; sku is no field');
    expect(code).toBe(0);
  });

  it('leaves out a fraction of an attribute that takes whole numbers, and counts it', async () => {
    await seeded();
    scene.write(
      'fractions.jsonl',
      lines([
        { sku: 'A', description: 'Lavabo, largeur 60,5 cm' },
        { sku: 'B', description: 'Lavabo, largeur 600 mm' },
        { sku: 'C', description: 'Lavabo, largeur 23,6 pouces' },
        { sku: 'D', description: 'Lavabo, largeur 25 mm' },
      ]),
    );
    const words = ['batch', 'fractions.jsonl', ...DATABASE, '--fields', 'width', '--format', 'akeneo'];
    const { stderr, code } = await scene.run([...words, '--output', 'fractions.csv']);
    expect(read('fractions-1.csv')).toBe('sku;width;width-unit\r\nB;60;CENTIMETER\r\nC;60;CENTIMETER\r\n');
    expect(stderr).toContain('2 values not written, since Akeneo would refuse the product: width has decimals');
    expect(code).toBe(3);
  });

  it('is one table that erases only where that is asked for', async () => {
    await seeded();
    const words = [...BATCH, '--fields', 'width,feet', '--output', 'erase.csv', '--format', 'akeneo', '--erase'];
    expect((await scene.run(words)).stderr).toContain('an empty cell of it erases what is stored');
    expect(read('erase.csv')).toBe(
      'sku;width;width-unit;feet\r\nA;60;CENTIMETER;1\r\nB;;;\r\nC;45;CENTIMETER;\r\nD;;;\r\n',
    );
  });

  it.each([
    ['no file', [], 'an empty cell would erase what is stored: name them, as in --output import.csv'],
    ['no channel', ['--output', 'x.csv'], 'colour has a value per channel: name it with --channel web or print'],
    [
      'a locale of another channel',
      ['--output', 'x.csv', '--channel', 'web', '--locale', 'fr_BE'],
      'no locale "fr_BE"',
    ],
    ['details', ['--output', 'x.csv', '--channel', 'web', '--details'], 'has no room for --details'],
  ])('is refused with %s, before anything is asked', async (_, more, message) => {
    await seeded();
    const { stderr, code } = await scene.run([...BATCH, '--fields', 'all', '--format', 'akeneo', ...more]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(existsSync(scene.file('x.csv.ledger'))).toBe(false);
  });

  it('names products by their uuid where they come with one, as from the PIM', async () => {
    await seeded();
    const id = '0f3a4c1e-9b1d-4f6a-8c55-2f1f0e7d9a10';
    scene.write('pim.jsonl', lines([{ id, identifier: 'A', description: 'Lavabo, largeur 60 cm', fields: ['width'] }]));
    const words = ['batch', 'pim.jsonl', ...DATABASE, '--output', 'pim.csv', '--format', 'akeneo', '--channel', 'web'];
    expect((await scene.run(words)).code).toBe(0);
    expect(read('pim-1.csv')).toBe(`uuid;width;width-unit\r\n${id};60;CENTIMETER\r\n`);
  });

  it('puts the ends of a range into the two attributes that the configuration names, and counts it without', async () => {
    const end = { type: 'number', unit: '°C', akeneo: { type: 'pim_catalog_number' } };
    const ranges = [
      { code: 'temp', label: 'Température', type: 'range', unit: '°C' },
      { ...end, code: 'temp_min', label: 'Température minimale' },
      { ...end, code: 'temp_max', label: 'Température maximale' },
    ];
    scene.write('ranges.json', JSON.stringify(ranges));
    await scene.run(['db', 'seed', '--database', 'ranges.db', '--fields', 'ranges.json']);
    scene.write('probes.jsonl', lines([{ sku: 'A', description: 'Sonde, température -20,5 à 60 °C' }]));
    const batch = ['batch', 'probes.jsonl', '--database', 'ranges.db', '--fields', 'temp', '--format', 'akeneo'];
    const without = await scene.run([...batch, '--output', 'without.csv']);
    expect(without).toMatchObject({ code: 3, stderr: expect.stringContaining('temp is no attribute of Akeneo') });
    const config = (max: string) =>
      scene.write(`${max}.json`, JSON.stringify({ ranges: { temp: { min: 'temp_min', max } } }));
    const mapped = await scene.run([...batch, '--output', 'mapped.csv', '--config', config('temp_max')]);
    expect(mapped.code).toBe(0);
    expect(read('mapped-1.csv')).toBe('sku;temp_min;temp_max\r\nA;-20.5;60\r\n');
    const wrong = await scene.run([...batch, '--output', 'wrong.csv', '--config', config('none')]);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('go to none, which is no field') });
  });

  it('fills again what an attribute that means something else was asked of, and not when it only moved', async () => {
    const field = { code: 'width', labels: { fr_FR: 'Largeur' }, type: 'number', unit: 'cm' };
    const akeneo = { type: 'pim_catalog_metric', group: 'a', defaultUnit: 'CENTIMETER' };
    const seed = (...changes: object[]) => {
      scene.write('moved.json', JSON.stringify([Object.assign({}, field, { akeneo }, ...changes)]));
      return scene.run(['db', 'seed', '--database', 'moved.db', '--fields', 'moved.json']);
    };
    const words = ['batch', 'products.jsonl', '--database', 'moved.db', '--id', 'Réf.', '--text', 'description'];
    const run = () =>
      scene.run([...words, '--fields', 'width', '--output', 'moved.csv', '--format', 'akeneo', '--resume']);
    await seed();
    await run();
    await seed({ akeneo: { ...akeneo, group: 'b', scopable: false } });
    expect((await run()).stderr).toContain('4 more done before');
    await seed({ unit: 'mm', akeneo: { ...akeneo, defaultUnit: 'MILLIMETER' } });
    expect((await run()).stderr).toContain('4 products were filled again');
    expect(read('moved-1.csv')).toBe(
      'sku;width;width-unit\r\nA;600;MILLIMETER\r\nC;450;MILLIMETER\r\n'.replace('sku', 'Réf.'),
    );
  });

  it('names what is no attribute, and a catalogue that is of no PIM', async () => {
    const plain = [{ code: 'width', label: 'Largeur', type: 'number', unit: 'cm' }];
    scene.write('plain.json', JSON.stringify(plain));
    await scene.run(['db', 'seed', '--database', 'plain.db', '--fields', 'plain.json']);
    const batch = ['batch', 'products.jsonl', '--id', 'Réf.', '--text', 'description', '--fields', 'all', '--format'];
    const alone = await scene.run([...batch, 'akeneo', '--database', 'plain.db', '--output', 'plain.csv']);
    expect(alone.stderr).toContain('the catalogue was not loaded from Akeneo');
    expect(read('plain-1.csv')).toBe('Réf.;width\r\nA;60\r\nC;45\r\n');
    scene.write('mixed.json', JSON.stringify([...plain, FIELDS[2]]));
    await scene.run(['db', 'seed', '--database', 'mixed.db', '--fields', 'mixed.json']);
    const mixed = await scene.run([...batch, 'akeneo', '--database', 'mixed.db', '--output', 'mixed.csv']);
    expect(mixed).toMatchObject({ code: 3, stderr: expect.stringContaining('width is no attribute of Akeneo') });
    expect(read('mixed-1.csv')).toBe('Réf.;feet\r\nA;1\r\n');
  });
});
