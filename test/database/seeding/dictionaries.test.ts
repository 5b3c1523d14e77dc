import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { readFieldFiles } from '../../../src/database/seeding/read-field-files.js';
import { seedDatabase } from '../../../src/database/seeding/seed-database.js';
import { createStructureStore } from '../../../src/database/structure-store.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const FILES = join(import.meta.dirname, 'files');
const folder = catalogueFolder();
const [attributes, options] = ['attributes.csv', 'options.csv'].map((name) => join(FILES, name)) as [string, string];

/** An archive with tables of a release. */
async function release(name: string, tables: Readonly<Record<string, string>>, encode: (text: string) => Buffer) {
  const zip = new ZipFile();
  for (const [table, text] of Object.entries(tables)) zip.addBuffer(encode(text), `release/${table}.csv`);
  zip.end();
  const path = join(folder.path, name);
  await new Promise((resolve) => zip.outputStream.pipe(createWriteStream(path)).on('close', () => resolve(undefined)));
  return path;
}

const TABLES = {
  ETIMARTGROUP: 'ARTGROUPID;GROUPDESC\nEG000001;Sanitary\n',
  ETIMARTCLASS:
    'ARTCLASSID;ARTGROUPID;ARTCLASSDESC;ARTCLASSVERSION\nEC000001;EG000001;Washbasin;7\nEC000002;EG000001;"Tap; mixer";3\n',
  ETIMFEATURE:
    'FEATUREID;FEATUREDESC\nEF000001;Material\nEF000002;Width\nEF000003;With tap hole\nEF000004;Working pressure\nEF000005;Colour\n',
  ETIMVALUE: 'VALUEID;VALUEDESC\nEV000001;Ceramics\nEV000002;Steel\nEV000003;Brass\n',
  ETIMUNIT: 'UNITOFMEASID;UNITDESC\nEU570448;mm\nEU570001;bar\n',
  ETIMARTCLASSFEATUREMAP:
    'ARTCLASSFEATURENR;ARTCLASSID;FEATUREID;FEATURETYPE;UNITOFMEASID;SORTNR\n2;EC000001;EF000002;N;EU570448;2\n1;EC000001;EF000001;A;;1\n3;EC000001;EF000003;L;;3\n4;EC000002;EF000001;A;;1\n5;EC000002;EF000004;R;EU570001;2\n6;EC000002;EF000005;A;;3\n',
  ETIMARTCLASSFEATUREVALUEMAP:
    'ARTCLASSFEATURENR;VALUEID;SORTNR\n1;EV000002;2\n1;EV000001;1\n4;EV000003;1\n4;EV000002;2\n',
  ETIMARTCLASSSYNONYMMAP: 'ARTCLASSID;CLASSSYNONYM\nEC000001;Sink\nEC000001;Basin\n',
};
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const marked = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe("Akeneo's exports", () => {
  it.each(['attributes.csv', 'attributes.xlsx'])('become fields: %s with the options', async (name) => {
    const { fields, notes, structure } = await readFieldFiles([join(FILES, name), options]);
    expect(fields.map(({ field }) => [field.code, field.type, field.unit, field.multiple])).toEqual([
      ['largeur', 'number', 'cm', false],
      ['nombre_tiroirs', 'number', undefined, false],
      ['couleur', 'select', undefined, false],
      ['finitions', 'select', undefined, true],
      ['garantie', 'boolean', undefined, false],
      ['marque', 'text', undefined, false],
    ]);
    const [width, drawers, colour, , , brand] = fields.map(({ field }) => field);
    expect(width).toMatchObject({
      labels: { fr: 'Largeur', en: 'Width', de: 'Breite' },
      guideline: 'Largeur hors tout',
      akeneo: {
        metricFamily: 'Length',
        defaultUnit: 'CENTIMETER',
        numberMin: 0,
        numberMax: 300,
        decimalsAllowed: true,
      },
    });
    expect(drawers).toMatchObject({ decimals: 0 });
    expect(colour?.options.map(({ code, labels }) => [code, labels])).toEqual([
      ['blanc', { fr: 'Blanc', en: 'White', de: 'weiß' }],
      ['noir', { fr: 'Noir', en: 'Black', de: 'schwarz' }],
    ]);
    expect(brand?.akeneo).toMatchObject({
      localizable: true,
      scopable: true,
      availableLocales: ['fr_FR', 'en_US'],
      validationRegexp: '/^[A-Z].*$/i',
    });
    expect(structure?.otherAttributes?.map(({ code }) => code)).toEqual(['sku', 'photo', 'prix', 'designer']);
    expect(notes).toHaveLength(4);
    expect(notes[0]).toBe('1 attribute is no field, since identifiers are known, not read from texts: sku');
  });

  it('are read from pages of the REST API and from JSON lines as well', async () => {
    const page = (items: readonly object[]) => ({ _links: {}, current_page: 1, _embedded: { items } });
    const width = {
      code: 'largeur',
      type: 'pim_catalog_metric',
      labels: { fr_FR: 'Largeur' },
      default_metric_unit: 'CENTIMETER',
      metric_family: 'Length',
    };
    const colour = { code: 'couleur', type: 'pim_catalog_simpleselect', labels: [] };
    const white = { code: 'blanc', attribute: 'couleur', sort_order: 1, labels: { fr_FR: 'Blanc' } };
    const family = { code: 'lavabos', attributes: ['sku', 'largeur'], labels: { fr_FR: 'Lavabos' } };
    const expected = [
      ['largeur', 'cm'],
      ['couleur', undefined],
    ];
    const one = folder.write('page.json', JSON.stringify(page([width, colour]), null, 2));
    const pages = folder.writeLines('pages.ndjson', [page([width]), page([colour])]);
    const lines = folder.writeLines('lines.jsonl', [width, colour, white, family]);
    const whites = folder.write('options.json', page([white]));
    for (const files of [[one, whites], [whites, pages], [lines]]) {
      const { fields } = await readFieldFiles(files);
      expect(fields.map(({ field }) => [field.code, field.unit])).toEqual(expected);
    }
    const { structure } = await readFieldFiles([lines]);
    expect(structure?.families).toEqual([
      { code: 'lavabos', attributes: ['sku', 'largeur'], labels: { fr: 'Lavabos' } },
    ]);
  });

  it('keep families as Akeneo exports them', async () => {
    const file = folder.write(
      'families.csv',
      'code;label-fr_FR;attributes;attribute_as_label;requirements-ecommerce\nlavabos;Lavabos;sku,largeur;sku;sku\n',
    );
    const { structure } = await readFieldFiles([attributes, options, file]);
    expect(structure?.families).toEqual([
      {
        code: 'lavabos',
        labels: { fr: 'Lavabos' },
        attributes: ['sku', 'largeur'],
        attributeAsLabel: 'sku',
        requirements: { ecommerce: ['sku'] },
      },
    ]);
  });

  it('stand in the sheet that is named', async () => {
    const file = join(FILES, 'attributes.xlsx');
    await expect(readFieldFiles([file], { sheet: 'Options' })).rejects.toThrow(/has no sheet "Options"/);
    expect((await readFieldFiles([file, options], { sheet: '1' })).fields).toHaveLength(6);
  });

  it('say what is missing and what is no dictionary', async () => {
    const { notes } = await readFieldFiles([attributes]);
    expect(notes).toContain(
      '2 attributes are no fields, since it has no options (name the export of options with --options): couleur, finitions',
    );
    await expect(readFieldFiles([options])).rejects.toThrow(/there are options but no attributes/);
    const other = folder.write('other.csv', 'sku;price\nA;12\n');
    await expect(readFieldFiles([other])).rejects.toThrow(
      /other\.csv:2 is no row of a dictionary \(its columns are sku, price\)/,
    );
    const wrong = folder.write('wrong.csv', 'code;type;unique\na;pim_catalog_text;vrai\n');
    await expect(readFieldFiles([wrong])).rejects.toThrow(/wrong\.csv:2: unique must be 1 or 0, not "vrai"/);
    await expect(readFieldFiles([attributes, attributes, options])).rejects.toThrow(
      /the field "largeur" stands in .*attributes\.csv:3 too: keep one/,
    );
  });
});

describe('a release of ETIM', () => {
  it.each([
    ['without a mark', utf16],
    ['with a mark', marked],
    ['in UTF-8', (text: string) => Buffer.from(text)],
  ])('gives the fields of a class: %s', async (_, encode) => {
    const file = await release('ETIM-10.0-CSV-METRIC-EI.zip', TABLES, encode);
    const { fields, structure } = await readFieldFiles([file], { etimClasses: ['ec000001'] });
    expect(fields.map(({ field }) => field)).toMatchObject([
      {
        code: 'EF000001',
        type: 'select',
        labels: { en: 'Material' },
        options: [{ code: 'EV000001', labels: { en: 'Ceramics' } }, { code: 'EV000002' }],
      },
      { code: 'EF000002', type: 'number', unit: 'mm' },
      { code: 'EF000003', type: 'boolean' },
    ]);
    const classes = [...(structure?.etimClasses ?? [])];
    expect(classes).toMatchObject([
      { code: 'EC000001', labels: { en: 'Washbasin' }, version: 7, group: 'EG000001', synonyms: ['Sink', 'Basin'] },
      { code: 'EC000002', labels: { en: 'Tap; mixer' } },
    ]);
  });

  it('gives a feature of several classes the values of all, and ranges; a list without values is no field', async () => {
    const file = await release('etim.zip', TABLES, utf16);
    const { fields, notes } = await readFieldFiles([file], { etimClasses: ['EC000001', 'EC000002'] });
    expect(fields.map(({ field }) => [field.code, field.type, field.options.map(({ code }) => code)])).toEqual([
      ['EF000001', 'select', ['EV000001', 'EV000002', 'EV000003']],
      ['EF000002', 'number', []],
      ['EF000003', 'boolean', []],
      ['EF000004', 'range', []],
    ]);
    expect(notes).toContain('EF000005 of EC000002 has no values, and is no field');
  });

  it('is put together from its languages', async () => {
    const french = {
      ...TABLES,
      ETIMFEATURE: TABLES.ETIMFEATURE.replace('Material', 'Matériau'),
      ETIMVALUE: TABLES.ETIMVALUE.replace('Steel', 'Acier'),
    };
    const files = [await release('ETIM-10.0-EI.zip', TABLES, utf16), await release('ETIM-10.0-FR.zip', french, utf16)];
    const { fields } = await readFieldFiles(files, { etimClasses: ['EC000001'] });
    expect(fields[0]?.field).toMatchObject({
      labels: { en: 'Material', fr: 'Matériau' },
      options: [{ code: 'EV000001' }, { code: 'EV000002', labels: { en: 'Steel', fr: 'Acier' } }],
    });
  });

  it('is kept, so that a later seed needs only the class', async () => {
    const database = folder.open();
    const file = await release('kept.zip', TABLES, utf16);
    await seedDatabase(database, { fields: [file], examples: [] });
    expect(createStructureStore(database).etimClasses()).toHaveLength(2);
    const report = await seedDatabase(database, { fields: [], examples: [], etimClasses: ['EC000001'] });
    expect(report.fields.loaded).toBe(3);
    const wrong = seedDatabase(database, { fields: [], examples: [], etimClasses: ['EC999999'] });
    await expect(wrong).rejects.toThrow(/there is no ETIM class "EC999999"/);
  });

  it('says which table or column is missing', async () => {
    const { ETIMVALUE, ...rest } = TABLES;
    await expect(readFieldFiles([await release('a.zip', rest, utf16)])).rejects.toThrow(
      /lacks the table ETIMVALUE\.csv of an ETIM release/,
    );
    const renamed = { ...rest, ETIMVALUE: ETIMVALUE.replace('VALUEDESC', 'X') };
    await expect(readFieldFiles([await release('b.zip', renamed, utf16)])).rejects.toThrow(
      /ETIMVALUE\.csv has no column VALUEDESC/,
    );
  });
});

describe('examples of tables', () => {
  const seed = async (name: string, content: string) => {
    const database = folder.open();
    await seedDatabase(database, { fields: [attributes, options], examples: [] });
    return { database, report: await seedDatabase(database, { fields: [], examples: [folder.write(name, content)] }) };
  };
  const stored = (database: ReturnType<typeof folder.open>) =>
    database.sqlite
      .prepare(
        'SELECT text, code, value FROM examples JOIN fields ON fields.id = field_id JOIN descriptions ON descriptions.id = description_id ORDER BY examples.id',
      )
      .raw()
      .all();

  it('have a column per field, by its code or label, and say nothing in empty cells', async () => {
    const { database, report } = await seed(
      'known.csv',
      'Titre;Description;largeur;largeur-unit;Couleur;finitions;Prix\nMeuble;"<p>Largeur&nbsp;60 cm</p>";600;mm;Blanc;BRILLANT,MAT;12\nVasque;noire;;;noir;;13\n',
    );
    expect(stored(database)).toEqual([
      ['Meuble\nLargeur 60 cm', 'largeur', '60'],
      ['Meuble\nLargeur 60 cm', 'couleur', '"blanc"'],
      ['Meuble\nLargeur 60 cm', 'finitions', '["BRILLANT","MAT"]'],
      ['Vasque\nnoire', 'couleur', '"noir"'],
    ]);
    expect(report.skipped).toEqual([]);
  });

  it('come from what batch --details wrote: the text is put together as batch does, and what was not answered is not known', async () => {
    const row = {
      ...{ id: 1, values: { largeur: 60, couleur: null, garantie: null }, unanswered: { garantie: 'timeout' } },
      ...{ answers: [], texts: { titre: 'Meuble', description: '<b>60&nbsp;cm</b>' } },
    };
    const { database } = await seed('filled.jsonl', `${JSON.stringify(row)}\n`);
    expect(stored(database)).toEqual([
      ['Meuble\n60 cm', 'largeur', '60'],
      ['Meuble\n60 cm', 'couleur', null],
    ]);
  });

  it('put labels and units of other columns together with their values, as batch does', async () => {
    const texts = { titre: 'Meuble', FNAME1: 'Largeur', FVALUE1: '600', FUNIT1: 'mm' };
    const { database } = await seed('pairs.jsonl', `${JSON.stringify({ id: 1, values: { largeur: 60 }, texts })}\n`);
    expect(stored(database)).toEqual([['Meuble\nLargeur : 600 mm', 'largeur', '60']]);
  });

  it('come from a review: what stands as right, a dash for nothing', async () => {
    const { database } = await seed(
      'review.csv',
      'product,title,field code,label,value,context,status,correct value\n1,Meuble,largeur,Largeur,6,60 cm de large,found,60\n1,Meuble,couleur,Couleur,noir,bois noir,found,-\n1,Meuble,marque,Marque,X,X,found,\n',
    );
    expect(stored(database)).toEqual([
      ['Meuble\n60 cm de large', 'largeur', '60'],
      ['Meuble\nbois noir', 'couleur', null],
    ]);
  });

  it('are refused without a text or a field', async () => {
    await expect(seed('a.csv', 'sku;largeur\nA;60\n')).rejects.toThrow(/a\.csv has no column with a text/);
    await expect(seed('b.csv', 'sku;description\nA;x\n')).rejects.toThrow(/b\.csv has no column of a field/);
  });

  it('are the same from a packed table', async () => {
    const { gzipSync } = await import('node:zlib');
    const path = folder.write('known.csv.gz', gzipSync('titre;largeur\nMeuble;60\n'));
    const database = folder.open();
    await seedDatabase(database, { fields: [attributes, options], examples: [path] });
    expect(stored(database)).toEqual([['Meuble', 'largeur', '60']]);
  });
});
