import { beforeEach, describe, expect, it } from 'vitest';
import { createAudits } from '../../../src/database/catalogue/audits.js';
import { createCatalogue } from '../../../src/database/catalogue/catalogue.js';
import { sourceWithout } from '../../../src/database/catalogue/source-without.js';
import type { Database } from '../../../src/database/open-database.js';
import { readRevision } from '../../../src/database/revision.js';
import {
  forgetReviews,
  linesTaught,
  type ReviewedExample,
  seedReviews,
} from '../../../src/database/seeding/reviewed-examples.js';
import { seedDatabase } from '../../../src/database/seeding/seed-database.js';
import { learnBeside, storeModel } from '../../../src/database/seeding/store-models.js';
import { createEngine } from '../../../src/engine/engine.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();
const FIELDS = [
  { name: 'colour', label: 'Colour', type: 'select', options: ['white', 'black', 'red'] },
  { name: 'width', label: 'Width', type: 'number', unit: 'cm' },
];
const BASIN = 'Basin Ada in white, red or black';
const SEEDED = 'Basin Bea, white';

let database: Database;

beforeEach(async () => {
  database = folder.open();
  const fields = [folder.write('fields.json', FIELDS)];
  const examples = [folder.writeLines('examples.jsonl', [{ description: SEEDED, values: { colour: 'white' } }])];
  await seedDatabase(database, { fields, examples });
});

const lesson = (line: number, more: Partial<Exclude<ReviewedExample, { undoes: number }>> = {}): ReviewedExample => ({
  ...{ line, description: BASIN, field: 'colour', value: 'red', shown: 'white', reviewer: 'anna', at: 1000 + line },
  ...{ run: 'r1', ...more },
});
const teach = (lessons: readonly ReviewedExample[], file = '/filled.jsonl') => {
  const from = linesTaught(database, file);
  return seedReviews(database, file, { from, to: from + lessons.length }, lessons);
};
const examplesNow = () =>
  database.sqlite
    .prepare(
      `SELECT text, code, value, origin, source, stated_at AS at, replaced FROM examples
       JOIN fields ON fields.id = field_id JOIN descriptions ON descriptions.id = description_id ORDER BY examples.id`,
    )
    .all();

const seeded = { text: SEEDED, code: 'colour', value: '"white"', origin: null, source: null, at: null, replaced: null };

describe('examples of reviews', () => {
  it.each([
    ['reviewer', { reviewer: 'ben' }, 1],
    ['run', { run: 'r2' }, 1],
    ['file', { file: '/filled.jsonl' }, 0],
    ['reviewer whose word is not the last', { reviewer: 'carl' }, 2],
  ])('take the audits with them that they decided, by %s', (_, filter, kept) => {
    const said = (description: string, reviewer: string) =>
      createAudits(database).record({ description, field: 'colour', confidence: 0.9, right: false, reviewer });
    teach([
      lesson(0, { reviewer: 'carl', run: 'r0' }),
      lesson(1, { reviewer: 'ben', run: 'r2' }),
      lesson(2, { description: SEEDED, value: 'black' }),
    ]);
    said(BASIN, 'ben');
    said(SEEDED, 'anna');
    expect(forgetReviews(database, filter)).toBeGreaterThan(0);
    expect(createAudits(database).all()).toHaveLength(kept);
  });

  it('say who, when and in place of what', () => {
    const before = readRevision(database);
    expect(teach([lesson(0), lesson(1, { description: SEEDED, value: 'black' })])).toBe(true);
    expect(examplesNow()).toEqual([
      { ...seeded, value: '"black"', origin: 'reviewed', source: 'anna', at: 1001, replaced: '"white"' },
      { text: BASIN, code: 'colour', value: '"red"', origin: 'reviewed', source: 'anna', at: 1000, replaced: null },
    ]);
    expect(readRevision(database)).not.toBe(before);
  });

  it('are found by their text and recalled at once', () => {
    teach([lesson(0)]);
    const catalogue = createCatalogue(database);
    const field = catalogue.field('colour');
    expect(field && createEngine(catalogue.models).answer([field], BASIN)[0]).toMatchObject({ value: 'red' });
    expect(field && catalogue.examplesLike(field, 'A basin Ada', { count: 1 })).toMatchObject([{ description: BASIN }]);
  });

  it('are made once, however many processes read the ledger', () => {
    expect(seedReviews(database, '/f', { from: 0, to: 1 }, [lesson(0)])).toBe(true);
    expect(seedReviews(database, '/f', { from: 0, to: 1 }, [lesson(0)])).toBe(false);
    expect(linesTaught(database, '/f')).toBe(1);
  });

  it('give way to what was there before when they are taken back, one after the other', () => {
    teach([lesson(0, { description: SEEDED, value: 'black' }), lesson(1, { description: SEEDED, value: null })]);
    expect(examplesNow()).toMatchObject([{ value: null, origin: 'reviewed', replaced: '"white"' }]);
    teach([{ line: 2, undoes: 1 }]);
    expect(examplesNow()).toMatchObject([{ value: '"black"', origin: 'reviewed' }]);
    teach([{ line: 3, undoes: 0 }]);
    expect(examplesNow()).toEqual([seeded]);
  });

  it('are forgotten by reviewer, run or file, and those of others come into force again', () => {
    const text = { description: SEEDED };
    teach([lesson(0, { ...text, value: 'black' }), lesson(1, { ...text, value: 'red', reviewer: 'ben', run: 'r2' })]);
    teach([lesson(0)], '/other.jsonl');
    expect(forgetReviews(database, { reviewer: 'carl' })).toBe(0);
    expect(forgetReviews(database, { reviewer: 'ben', run: 'r1' })).toBe(0);
    expect(forgetReviews(database, { reviewer: 'ben' })).toBe(1);
    expect(examplesNow()).toMatchObject([{ value: '"black"', source: 'anna' }, { text: BASIN }]);
    expect(forgetReviews(database, { file: '/other.jsonl' })).toBe(1);
    expect(forgetReviews(database, { run: 'r1' })).toBe(1);
    expect(examplesNow()).toEqual([seeded]);
    // What was forgotten is not taught again by the same ledger.
    expect(linesTaught(database, '/filled.jsonl')).toBe(2);
  });

  it('leave nothing behind that a new text could be taken for', async () => {
    teach([lesson(0)]);
    const examples = [folder.writeLines('others.jsonl', [{ description: 'Another', values: { colour: 'red' } }])];
    await seedDatabase(database, { fields: [], examples, replace: true });
    expect(database.sqlite.prepare('SELECT count(*) FROM example_reviews').pluck().get()).toBe(0);
    expect(forgetReviews(database, {})).toBe(0);
    expect(examplesNow()).toMatchObject([{ text: 'Another', origin: null }]);
  });

  it('stay with a file that says the same, and give way to one that says otherwise', async () => {
    teach([lesson(0)]);
    const seed = (colour: string) => [
      folder.writeLines(`${colour}.jsonl`, [{ description: BASIN, values: { colour } }]),
    ];
    await seedDatabase(database, { fields: [], examples: seed('red') });
    expect(examplesNow()).toMatchObject([{ text: SEEDED }, { value: '"red"', origin: 'reviewed' }]);
    await seedDatabase(database, { fields: [], examples: seed('black') });
    expect(examplesNow()).toMatchObject([{ text: SEEDED }, { value: '"black"', origin: null }]);
    expect(forgetReviews(database, { reviewer: 'anna' })).toBe(0);
  });

  it('are unknown to what the engine would say without them', () => {
    const text = { description: SEEDED };
    teach([lesson(0, { ...text, value: 'black' })]);
    const [colour] = createCatalogue(database).allFields();
    const without = createEngine(sourceWithout(database, '/filled.jsonl'));
    expect(colour && without.answer([colour], SEEDED)[0]).toMatchObject({ value: 'white' });
  });
});

describe('learning beside others', () => {
  it('keeps how the words of models come true, which texts do not tell', () => {
    storeModel(database, { scope: 'llm:far', body: '{}', examples: 7 });
    teach([lesson(0)]);
    learnBeside(database);
    const scopes = database.sqlite.prepare<[], string>('SELECT scope FROM models').pluck().all();
    expect(scopes).toEqual(expect.arrayContaining(['llm:far', '', 'colour']));
  });
});
