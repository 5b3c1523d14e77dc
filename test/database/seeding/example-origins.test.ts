import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/database/catalogue/catalogue.js';
import { createFieldStore } from '../../../src/database/field-store.js';
import type { Database } from '../../../src/database/open-database.js';
import { raiseRevision } from '../../../src/database/revision.js';
import { findContradictions } from '../../../src/database/seeding/contradictions.js';
import { createExampleLoader, type Provenance } from '../../../src/database/seeding/example-loader.js';
import { keepProposals } from '../../../src/database/seeding/keep-proposals.js';
import { listProposals } from '../../../src/database/seeding/proposals.js';
import { seedDatabase } from '../../../src/database/seeding/seed-database.js';
import { signTexts } from '../../../src/database/seeding/sign-texts.js';
import { readTrainingTexts } from '../../../src/database/seeding/training-texts.js';
import { signaturesOf } from '../../../src/engine/recall/text-signatures.js';
import { addWordKeys } from '../../../src/word-search/word-keys.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();
const TEXT = 'Garden bench made of teak';
const PROPOSED: Provenance = { origin: 'proposed', source: 'hosted', statedAt: 1_700_000_000_000 };
const REVIEWED: Provenance = { origin: 'reviewed', source: 'ada', statedAt: 1_700_000_000_001 };

async function openDictionary(): Promise<Database> {
  const database = folder.open();
  const fields = [folder.write('fields.json', [{ name: 'WOOD', label: 'wood', type: 'text' }])];
  await seedDatabase(database, { fields, examples: [], train: false });
  return database;
}

/** @returns how many examples it added or changed */
function load(database: Database, value: string, provenance?: Provenance): number {
  const store = createFieldStore(database);
  const field = store.field('WOOD');
  const words: number[] = [];
  addWordKeys(TEXT, words);
  const loader = createExampleLoader(database, provenance);
  loader.add(loader.addText(TEXT, Uint32Array.from(words)), (field && store.idOf(field)) ?? 0, JSON.stringify(value));
  const { changes } = loader.finish();
  raiseRevision(database);
  return changes;
}

const stored = (database: Database) =>
  database.sqlite.prepare('SELECT value, origin, source, stated_at FROM examples').raw().all();

describe('the origin of an example', () => {
  it('is kept with who proposed it and when', async () => {
    const database = await openDictionary();
    expect(load(database, 'teak', PROPOSED)).toBe(1);
    expect(stored(database)).toEqual([['"teak"', 'proposed', 'hosted', PROPOSED.statedAt]]);
  });

  it('goes when a file says the same', async () => {
    const database = await openDictionary();
    load(database, 'teak', PROPOSED);
    expect(load(database, 'teak')).toBe(1);
    expect(stored(database)).toEqual([['"teak"', null, null, null]]);
  });

  it('goes when a file says otherwise', async () => {
    const database = await openDictionary();
    load(database, 'oak', REVIEWED);
    expect(load(database, 'teak')).toBe(1);
    expect(stored(database)).toEqual([['"teak"', null, null, null]]);
  });

  it('stays of a review that a file says again', async () => {
    const database = await openDictionary();
    load(database, 'teak', REVIEWED);
    expect(load(database, 'teak')).toBe(0);
    expect(stored(database)).toEqual([['"teak"', 'reviewed', 'ada', REVIEWED.statedAt]]);
  });

  it('becomes a review when a person says the same as a model', async () => {
    const database = await openDictionary();
    load(database, 'teak', PROPOSED);
    expect(load(database, 'teak', REVIEWED)).toBe(1);
    expect(stored(database)).toEqual([['"teak"', 'reviewed', 'ada', REVIEWED.statedAt]]);
  });

  it('is not a proposal where something else is known already', async () => {
    const database = await openDictionary();
    load(database, 'teak');
    expect(load(database, 'oak', PROPOSED)).toBe(0);
    expect(stored(database)).toEqual([['"teak"', null, null, null]]);
  });
});

describe('what a model proposed', () => {
  const SHOWN = { count: 5 };

  it('is not shown to a model, recalled as what it is, and comes last among the examples of a field', async () => {
    const database = await openDictionary();
    load(database, 'teak', PROPOSED);
    const catalogue = createCatalogue(database);
    const [wood] = catalogue.allFields();
    if (!wood) throw new Error('no field');
    signTexts(database);
    expect(catalogue.examplesLike(wood, 'Garden bench made of oak', SHOWN)).toEqual([]);
    expect(catalogue.models.recall?.(signaturesOf(TEXT).whole)).toMatchObject([
      { values: { WOOD: { value: 'teak', proposed: true } } },
    ]);
    expect(catalogue.exampleCounts().get('WOOD')).toBeUndefined();
    expect(catalogue.examplesOf(wood, 5)).toMatchObject([{ value: 'teak', proposed: true }]);
    load(database, 'teak');
    expect(catalogue.examplesLike(wood, 'Garden bench made of oak', SHOWN)).toMatchObject([{ value: 'teak' }]);
    expect(catalogue.models.recall?.(signaturesOf(TEXT).whole)).toMatchObject([
      { values: { WOOD: { value: 'teak' } } },
    ]);
  });

  it('teaches nothing where another example of the text says otherwise', async () => {
    const database = await openDictionary();
    keepProposals(database, [{ description: TEXT.toUpperCase(), values: { WOOD: 'oak' } }], 'hosted');
    expect(readTrainingTexts(database)).toMatchObject([{ values: { WOOD: 'oak' }, proposed: ['WOOD'] }]);
    load(database, 'teak');
    signTexts(database);
    expect(findContradictions(database)).toEqual([]);
    expect(readTrainingTexts(database).map(({ values }) => values)).toEqual([{}, { WOOD: 'teak' }]);
  });

  it('is kept by the hundred, texts and all', async () => {
    const database = await openDictionary();
    const texts = Array.from({ length: 120 }, (_, n) => ({
      description: `Bench ${n} of teak`,
      values: { WOOD: 'teak' },
    }));
    expect(keepProposals(database, texts, 'hosted')).toBe(120);
    expect(keepProposals(database, texts, 'hosted')).toBe(0);
    expect(listProposals(database)).toHaveLength(120);
    expect(database.sqlite.pragma('foreign_key_check')).toEqual([]);
  });
});
