import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/database/catalogue/catalogue.js';
import type { Database } from '../../../src/database/open-database.js';
import { type SeedOptions, seedDatabase } from '../../../src/database/seeding/seed-database.js';
import { createWordIndex } from '../../../src/word-search/word-index.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();

const FIELDS = [
  { name: 'MATERIAL', label: 'matière', type: 'select', multiple: false, options: ['acrylique', 'céramique'] },
  { name: 'WIDTH', label: 'largeur (cm)', type: 'number' },
  { name: 'REMOTE', label: 'avec telecommande', type: 'boolean', options: ['oui', 'non'] },
];
const EXAMPLES = [
  { description: 'Baignoire en acrylique', values: { MATERIAL: 'acrylique', WIDTH: null } },
  { description: 'Lavabo céramique 60 cm', values: { MATERIAL: 'céramique', WIDTH: 60 } },
];

/** Seeds with the content of files, and does not train unless asked. */
function seed(database: Database, given: Partial<SeedOptions> & { fieldList?: unknown; exampleList?: unknown } = {}) {
  const { fieldList, exampleList, ...options } = given;
  return seedDatabase(database, {
    fields: fieldList === undefined ? [] : [folder.write('fields.json', fieldList)],
    examples: exampleList === undefined ? [] : [folder.write('examples.json', exampleList)],
    train: false,
    ...options,
  });
}

const contents = (database: Database) =>
  database.sqlite
    .prepare(
      `SELECT code, text, value FROM examples JOIN fields ON fields.id = field_id
       JOIN descriptions ON descriptions.id = description_id ORDER BY text, code`,
    )
    .raw()
    .all();
const count = (database: Database, table: string) =>
  database.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

const textsWith = (database: Database, word: string) => createWordIndex(database)(word).texts(10);

describe('seeding', () => {
  it('loads fields and examples, and one text once', async () => {
    const database = folder.open();
    const report = await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES });
    expect(report.fields).toEqual({ loaded: 3, updated: 0, unchanged: 0, removed: 0 });
    expect(report.examples).toEqual({ loaded: 4, updated: 0, unchanged: 0, removed: 0 });
    expect(contents(database)).toEqual([
      ['MATERIAL', 'Baignoire en acrylique', '"acrylique"'],
      ['WIDTH', 'Baignoire en acrylique', null],
      ['MATERIAL', 'Lavabo céramique 60 cm', '"céramique"'],
      ['WIDTH', 'Lavabo céramique 60 cm', '60'],
    ]);
    expect(count(database, 'descriptions')).toBe(2);
  });

  it('changes nothing the second time', async () => {
    const database = folder.open();
    await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES });
    const before = contents(database);
    const report = await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES });
    expect(report.fields).toMatchObject({ loaded: 0, updated: 0, unchanged: 3 });
    expect(report.examples).toMatchObject({ loaded: 0, updated: 0, unchanged: 4 });
    expect(contents(database)).toEqual(before);
  });

  it('updates a field and an example that differ, and keeps the others', async () => {
    const database = folder.open();
    await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES });
    const report = await seed(database, {
      fieldList: [{ ...FIELDS[1], label: 'Breite (cm)' }],
      exampleList: [{ description: 'Lavabo céramique 60 cm', values: { WIDTH: 61 } }],
    });
    expect(report.fields).toMatchObject({ updated: 1, unchanged: 0, removed: 0 });
    expect(report.examples).toMatchObject({ loaded: 0, updated: 1 });
    expect(createCatalogue(database).field('WIDTH')).toMatchObject({ label: 'Breite (cm)', unit: 'cm' });
    expect(contents(database)).toContainEqual(['WIDTH', 'Lavabo céramique 60 cm', '61']);
  });

  it('reads fields back as they were stated, in order', async () => {
    const database = folder.open();
    const option = { code: 'inox', labels: { fr: 'acier inoxydable', en: 'stainless steel' }, spellings: ['INOX'] };
    await seed(database, {
      fieldList: [
        { name: 'B', label: 'b', labels: { fr: 'b', de: 'be' }, type: 'select', multiple: true, options: [option] },
        { name: 'A', label: 'a', type: 'number', unit: 'kW', decimals: 1, guideline: 'rated' },
        { name: 'C', label: 'c', type: 'text', pattern: '[A-Z]{2}\\d+', transform: ['uppercase'] },
      ],
    });
    const [b, a, c] = createCatalogue(database).allFields();
    expect(b).toMatchObject({ code: 'B', labels: { fr: 'b', de: 'be' }, multiple: true, options: [option] });
    expect(a).toMatchObject({ code: 'A', unit: 'kW', decimals: 1, guideline: 'rated' });
    expect(c).toMatchObject({ code: 'C', pattern: '[A-Z]{2}\\d+', transform: ['uppercase'] });
  });

  it('removes what the files do not state when told to replace', async () => {
    const database = folder.open();
    await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES });
    const report = await seed(database, {
      fieldList: FIELDS.slice(0, 1),
      exampleList: EXAMPLES.slice(0, 1).map(({ description }) => ({ description, values: { MATERIAL: 'acrylique' } })),
      replace: true,
    });
    expect(report.fields).toMatchObject({ unchanged: 1, removed: 2 });
    expect(contents(database)).toEqual([['MATERIAL', 'Baignoire en acrylique', '"acrylique"']]);
    expect(count(database, 'descriptions')).toBe(1);
    expect(textsWith(database, 'lavabo')).toEqual([]);
    expect(textsWith(database, 'baignoire')).toEqual([1]);
  });

  it('removes the texts of a field that is removed when no other field needs them', async () => {
    const database = folder.open();
    const width = { description: 'Meuble 60 cm', values: { WIDTH: 60 } };
    await seed(database, { fieldList: FIELDS, exampleList: [width, ...EXAMPLES] });
    const report = await seed(database, { fieldList: [FIELDS[0]], replace: true });
    expect(report.fields).toMatchObject({ unchanged: 1, removed: 2 });
    expect(contents(database)).toEqual([
      ['MATERIAL', 'Baignoire en acrylique', '"acrylique"'],
      ['MATERIAL', 'Lavabo céramique 60 cm', '"céramique"'],
    ]);
    expect([count(database, 'descriptions'), count(database, 'examples')]).toEqual([2, 2]);
    expect(['meuble', '60', 'baignoire'].map((word) => textsWith(database, word))).toEqual([[], [3], [2]]);
  });

  it('finds a text again that stood further up', async () => {
    const database = folder.open();
    const again = { description: 'Baignoire en acrylique', values: { REMOTE: false } };
    await seed(database, { fieldList: FIELDS, exampleList: [...EXAMPLES, again] });
    await seed(database, { exampleList: [{ ...again, values: { WIDTH: 170 } }] });
    expect(count(database, 'descriptions')).toBe(2);
    expect(contents(database).slice(0, 3)).toEqual([
      ['MATERIAL', 'Baignoire en acrylique', '"acrylique"'],
      ['REMOTE', 'Baignoire en acrylique', 'false'],
      ['WIDTH', 'Baignoire en acrylique', '170'],
    ]);
  });

  it('keeps the fields when only examples are replaced', async () => {
    const database = folder.open();
    await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES });
    const report = await seed(database, { exampleList: EXAMPLES.slice(1), replace: true });
    expect(count(database, 'fields')).toBe(3);
    expect(report.examples).toMatchObject({ loaded: 2, removed: 4 });
  });

  it('drops stored values that a changed field does not accept any more', async () => {
    const database = folder.open();
    await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES });
    const report = await seed(database, { fieldList: [{ ...FIELDS[0], options: ['Acrylique', 'verre'] }] });
    expect(report.examples).toMatchObject({ updated: 1, removed: 1 });
    expect(contents(database)).toContainEqual(['MATERIAL', 'Baignoire en acrylique', '"Acrylique"']);
    expect(JSON.stringify(contents(database))).not.toContain('"\\"céramique');
  });

  it('lets the examples settle a unit that stands in the label only, and says so once', async () => {
    const database = folder.open();
    const exampleList = [{ description: 'Lave-vaisselle, largeur 598 mm', values: { WIDTH: 598 } }];
    const first = await seed(database, { fieldList: FIELDS, exampleList, train: true });
    expect(first.notes).toEqual([
      'the values of WIDTH "largeur (cm)" are in mm: an example has the value 598 for "Lave-vaisselle, largeur 598 mm"',
    ]);
    expect(createCatalogue(database).field('WIDTH')?.unit).toBe('mm');
    const more = [{ description: 'Four, largeur 595 mm', values: { WIDTH: 595 } }];
    const second = await seed(database, { fieldList: FIELDS, exampleList: more, train: true });
    expect(second.notes).toEqual([]);
    expect(second.fields).toMatchObject({ unchanged: 3 });
    expect(createCatalogue(database).field('WIDTH')?.unit).toBe('mm');
  });

  it('leaves a unit that the file states, whatever the examples say', async () => {
    const database = folder.open();
    const exampleList = [{ description: 'Lave-vaisselle, largeur 598 mm', values: { WIDTH: 598 } }];
    const report = await seed(database, { fieldList: [{ ...FIELDS[1], unit: 'cm' }], exampleList, train: true });
    expect(report.notes).toEqual([]);
    expect(createCatalogue(database).field('WIDTH')?.unit).toBe('cm');
  });

  it('trains when something changed, and not when nothing did', async () => {
    const database = folder.open();
    const first = await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES, train: true });
    expect(first.learntFrom).toBe(4);
    expect(createCatalogue(database).models.read('')).toEqual(expect.any(String));
    const second = await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES, train: true });
    expect(second.learntFrom).toBeUndefined();
  });
});

describe('example files', () => {
  const text = 'Lavabo céramique 60 cm';
  const shapes = {
    'values by code': [{ description: text, values: { WIDTH: 60 } }],
    'one field and its context': [{ field: 'WIDTH', context: text, value: 60 }],
    'columns of an export': [
      {
        field_name: 'WIDTH',
        field_value: '60',
        Titre: 'Lavabo',
        Description: text,
        LIBL_LIBELLE: '-',
        'Argumentaire Produit': null,
      },
    ],
  };
  const cases = Object.entries(shapes).flatMap(([shape, entries]) => {
    const lines = entries.map((entry) => JSON.stringify(entry)).join('\n');
    return [
      [shape, 'a JSON array', JSON.stringify(entries, null, 2)],
      [shape, 'JSON lines', lines],
      [shape, 'JSON lines with a byte-order mark and CRLF', `\uFEFF${lines}\r\n\r\n`],
      [shape, 'gzip', gzipSync(lines)],
    ] as const;
  });

  it.each(cases)('are read with %s as %s', async (_shape, _form, content) => {
    const database = folder.open();
    const file = folder.write('examples.data', content);
    const report = await seed(database, { fieldList: FIELDS, examples: [file] });
    expect(report.skipped).toEqual([]);
    expect(contents(database)).toEqual([['WIDTH', text, '60']]);
  });

  it('keep a null, and what people write for it, as "not stated"', async () => {
    const database = folder.open();
    await seed(database, {
      fieldList: FIELDS,
      exampleList: [
        { field: 'WIDTH', context: 'a', value: null },
        { field: 'MATERIAL', context: 'a', value: '-' },
      ],
    });
    expect(contents(database)).toEqual([
      ['MATERIAL', 'a', null],
      ['WIDTH', 'a', null],
    ]);
  });

  it('are told of by line and reason where an entry is left out', async () => {
    const database = folder.open();
    const file = folder.writeLines('bad.jsonl', [
      { description: ' - ', values: { WIDTH: 1 } },
      { description: 'Lavabo', values: { WIDTH: 'large', DEPTH: 3, MATERIAL: 'céramique' } },
      { field_name: 'WIDTH', field_value: 3, Titre: '-', Description: null },
      { title: 'Lavabo' },
      42,
    ]);
    const { skipped, examples } = await seed(database, { fieldList: FIELDS, examples: [file] });
    expect(examples.loaded).toBe(1);
    expect(skipped).toEqual([
      { reason: 'no usable text', count: 2, first: [`${file}:1`, `${file}:3`] },
      {
        reason: 'value not accepted',
        count: 1,
        first: [expect.stringMatching(/bad\.jsonl:2 WIDTH: .*large/)],
      },
      { reason: 'unknown field', count: 1, first: [`${file}:2 "DEPTH"`] },
      { reason: 'not an example', count: 2, first: [`${file}:4`, `${file}:5`] },
    ]);
  });

  it('are told of by the line on which an element of an array begins', async () => {
    const database = folder.open();
    const file = folder.write(
      'array.json',
      '[\n  {"field": "X",\n   "context": "a \\" ] [ \\\\", "value": [1, {"b": []}]},\n\n  {"field": "Y", "context": "a", "value": 1}, {"field": "Z", "context": "a", "value": 1}\n]\n',
    );
    const { skipped } = await seed(database, { fieldList: FIELDS, examples: [file] });
    expect(skipped).toEqual([
      { reason: 'unknown field', count: 3, first: [`${file}:2 "X"`, `${file}:5 "Y"`, `${file}:5 "Z"`] },
    ]);
  });

  it('name the first three of many left out', async () => {
    const database = folder.open();
    const entries = Array.from({ length: 10 }, (_, place) => ({ field: 'X', context: `text ${place}`, value: 1 }));
    const { skipped } = await seed(database, { exampleList: entries });
    expect(skipped[0]).toMatchObject({ count: 10 });
    expect(skipped[0]?.first).toHaveLength(3);
  });
});

describe('a file that is not right', () => {
  const field = { name: 'A', label: 'a', type: 'text' };
  const cases: [what: string, files: { fieldList?: unknown; exampleList?: unknown }, sentence: RegExp][] = [
    [
      'a field file that is no array',
      { fieldList: { A: field } },
      /fields\.json is not a JSON array: a field file is \[/,
    ],
    [
      'a code that comes twice',
      { fieldList: [field, field] },
      /fields\.json:1: the field "A" stands in .*fields\.json:1 too/,
    ],
    ['a list without options', { fieldList: [{ name: 'S', label: 's', type: 'select' }] }, /"?S"?.*options/],
    ['broken JSON', { fieldList: '[\n {"name": "A",,\n}]' }, /fields\.json:2:15: not valid JSON, unexpected ",": mend/],
    [
      'JSON that ends too early',
      { exampleList: '[\n {"field": "A"' },
      /examples\.json:2:15: not valid JSON, it ends too early/,
    ],
    [
      'a broken line',
      { exampleList: '{"field": "A"}\n{"field" "A"}\n' },
      /examples\.json:2:10: not valid JSON, unexpected/,
    ],
  ];

  it.each(cases)('is refused, %s, and nothing is written', async (_what, files, sentence) => {
    const database = folder.open();
    const whole = { fieldList: [{ ...field, name: 'B' }], exampleList: [] };
    await expect(seed(database, { ...whole, ...files })).rejects.toMatchObject({
      name: 'UserError',
      message: sentence,
    });
    expect(count(database, 'fields')).toBe(0);
  });

  it.each([
    ['does not exist', 'none.json', /none\.json does not exist: check its path/],
    ['is a folder', '.', /is a folder/],
  ])('is refused when it %s', async (_what, name, sentence) => {
    const database = folder.open();
    const examples = [`${folder.path}/${name}`];
    await expect(seedDatabase(database, { fields: [], examples })).rejects.toThrow(sentence);
  });
});

describe('stopping', () => {
  it('leaves the database as it was', async () => {
    const database = folder.open();
    await seed(database, { fieldList: FIELDS, exampleList: EXAMPLES });
    const before = contents(database);
    const stop = new AbortController();
    const entries = Array.from({ length: 20_000 }, (_, place) => ({
      field: 'WIDTH',
      context: `text ${place}`,
      value: 1,
    }));
    const examples = [folder.writeLines('many.jsonl', entries)];
    let steps = 0;
    const onProgress = () => {
      if (++steps === 3) stop.abort();
    };
    await expect(seed(database, { examples, signal: stop.signal, onProgress })).rejects.toThrow('aborted');
    expect(database.sqlite.inTransaction).toBe(false);
    expect(contents(database)).toEqual(before);
  });
});
