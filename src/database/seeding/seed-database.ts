import { removeUnusedTexts } from '../../word-search/word-search.js';
import { databaseError } from '../database-error.js';
import { createFieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { queryOn } from '../query-on.js';
import { raiseRevision } from '../revision.js';
import { models } from '../schema.js';
import { createStructureStore } from '../structure-store.js';
import { contradictionNotes, findContradictions } from './contradictions.js';
import { inferUnits } from './infer-units.js';
import { createPause, type Pause } from './pause.js';
import { readFieldFiles, type StatedFields } from './read-field-files.js';
import { recheckValues } from './recheck-values.js';
import { reproduce } from './reproduction.js';
import { seedExamples } from './seed-examples.js';
import { seedFields } from './seed-fields.js';
import type { SeedOptions } from './seed-options.js';
import { createSkipList, emptyCounts, type LoadCounts, type SeedReport } from './seed-report.js';
import { seedStructure } from './seed-structure.js';
import { signTexts } from './sign-texts.js';
import { storeModels } from './store-models.js';
import { readTrainingTexts } from './training-texts.js';

const CACHE_SIZE = 128;

/**
 * Loads fields and examples in one transaction: all of it, or nothing. Rejects with a UserError for a file that is not
 * right or a database that cannot be written, and with the signal's reason when that aborts.
 */
export async function seedDatabase(database: Database, options: SeedOptions): Promise<SeedReport> {
  const stated = options.stated ?? (await readDictionary(database, options));
  const { sqlite } = database;
  try {
    // Random places of large indexes are written again and again: with room for them in memory, once.
    sqlite.pragma(`cache_size = -${(options.cacheSize ?? CACHE_SIZE) * 1024}`);
    // Every row is given ids that are there: to look each up again takes a tenth of the time.
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec('BEGIN IMMEDIATE');
    const report = await seed(database, options, stated);
    sqlite.exec('COMMIT');
    return report;
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw databaseError(error, database.path);
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}

function readDictionary(
  database: Database,
  { fields, etimClasses, locale, sheet }: SeedOptions,
): Promise<StatedFields> {
  const structure = createStructureStore(database);
  return readFieldFiles(fields, { etimClasses, locale, sheet, storedClass: structure.etimClass });
}

async function seed(database: Database, options: SeedOptions, stated: StatedFields): Promise<SeedReport> {
  const { replace = false, train = true } = options;
  const pause = createPause(options);
  const skipped = createSkipList();
  const fields = seedFields(database, stated.fields, replace && options.fields.length > 0);
  const structure = stated.structure ? seedStructure(database, stated.structure, replace) : emptyCounts();
  const removed = replace && options.examples.length > 0 ? removeExamples(database) : 0;
  const rechecked = recheckValues(database, createFieldStore(database), fields.changed);
  const notes = [...stated.notes];
  const remarks = { skipped, note: (text: string) => notes.push(text) };
  const loaded = await seedExamples(database, options, remarks, pause);
  const updated = loaded.updated + rechecked.updated;
  const removedAfter = (await options.afterExamples?.(database)) ?? 0;
  const examples = { ...loaded, updated, removed: removed + rechecked.removed + removedAfter };
  const report = { fields: fields.tally, structure, examples, skipped: skipped.all(), notes };
  const relearn = differs(fields.tally) || differs(examples) || !hasModels(database);
  if (relearn || differs(structure)) raiseRevision(database);
  if (!relearn) return report;
  if (fields.tally.removed + rechecked.removed + removedAfter > 0) removeUnusedTexts(database);
  signTexts(database);
  if (!train) return report;
  const learnt = await learn(database, report, pause, options.looks);
  return options.reproduce ? { ...learnt, reproduction: await tryAgain(database, pause) } : learnt;
}

function differs({ loaded, updated, removed }: LoadCounts): boolean {
  return loaded + updated + removed > 0;
}

function hasModels(database: Database): boolean {
  return queryOn(database).select({ scope: models.scope }).from(models).limit(1).get() !== undefined;
}

/** All examples, with their texts. @returns how many there were */
function removeExamples({ sqlite }: Database): number {
  sqlite.exec('DELETE FROM descriptions; DELETE FROM word_texts; DELETE FROM text_signatures');
  return sqlite.prepare('DELETE FROM examples').run().changes;
}

async function learn(
  database: Database,
  report: SeedReport,
  pause: Pause,
  looks: SeedOptions['looks'],
): Promise<SeedReport> {
  await pause('learning from the examples');
  const texts = readTrainingTexts(database);
  const contradictions = contradictionNotes(findContradictions(database));
  const notes = [...report.notes, ...contradictions, ...inferUnits(database, texts)];
  const fields = createFieldStore(database).all();
  const learntFrom = storeModels(database, fields, texts, looks);
  return { ...report, notes, learntFrom };
}

async function tryAgain(database: Database, pause: Pause): Promise<NonNullable<SeedReport['reproduction']>> {
  const { checked, missed } = await reproduce(database, pause);
  return { checked, missed: missed.length };
}

export type { SeedOptions } from './seed-options.js';
