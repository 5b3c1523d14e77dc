import { withDatabaseErrors } from './database-error.js';
import { createFieldStore } from './field-store.js';
import { indexTexts } from './index-texts.js';
import type { Database } from './open-database.js';
import { readFieldFiles } from './read-field-files.js';
import { recheckValues } from './recheck-values.js';
import { examples as examplesTable, models } from './schema.js';
import { type OnProgress, seedExamples } from './seed-examples.js';
import { seedFields } from './seed-fields.js';
import { createSkipList, type SeedReport, type Tally } from './seed-report.js';
import { trainModels } from './train-models.js';
import { readTrainingTexts } from './training-texts.js';
import { countTexts } from './word-counts.js';

/** What to load. */
export interface SeedOptions {
  /** Field files: JSON arrays. */
  readonly fields: readonly string[];
  /** Example files: JSON arrays or JSON lines. */
  readonly examples: readonly string[];
  /** Whether fields that the files do not state, and all earlier examples, go: each only when there are files for it. */
  readonly replace?: boolean;
  /** Whether the engine learns from what was loaded; default true. */
  readonly train?: boolean;
  readonly onProgress?: OnProgress;
}

/** Loads fields and examples in one transaction: all of it, or nothing. Throws a UserError for a file that is not right. */
export function seedDatabase(database: Database, options: SeedOptions): SeedReport {
  const stated = readFieldFiles(options.fields);
  return withDatabaseErrors(database.path, () => {
    const { sqlite } = database;
    sqlite.pragma('cache_size = -131072');
    return sqlite.transaction(() => seed(database, options, stated)).immediate();
  });
}

function seed(database: Database, options: SeedOptions, stated: ReturnType<typeof readFieldFiles>): SeedReport {
  const { replace = false, train = true } = options;
  const lastText = countTexts(database);
  const skipped = createSkipList();
  const fields = seedFields(database, stated.fields, replace && options.fields.length > 0);
  const removed = replace && options.examples.length > 0 ? removeExamples(database) : 0;
  const rechecked = recheckValues(database, createFieldStore(database), fields.changed);
  const loaded = seedExamples(database, options.examples, skipped, options.onProgress);
  const examples: Tally = {
    ...loaded,
    updated: loaded.updated + rechecked.updated,
    removed: removed + rechecked.removed,
  };
  const report = { fields: fields.tally, examples, skipped: skipped.all(), notes: stated.notes };
  if (!differs(fields.tally) && !differs(examples) && hasModels(database)) return report;
  indexTexts(database, lastText);
  return train ? { ...report, ...learn(database, report.notes) } : report;
}

function differs({ loaded, updated, removed }: Tally): boolean {
  return loaded + updated + removed > 0;
}

function hasModels({ query }: Database): boolean {
  return query.select({ scope: models.scope }).from(models).limit(1).get() !== undefined;
}

function removeExamples({ query }: Database): number {
  return query.delete(examplesTable).run().changes;
}

function learn(database: Database, notes: readonly string[]): Pick<SeedReport, 'notes' | 'learntFrom'> {
  const texts = readTrainingTexts(database);
  return { notes, learntFrom: trainModels(database, createFieldStore(database).all(), texts) };
}
