import { existsSync } from 'node:fs';
import { isCurrentPart } from '../../engine/model/pack.js';
import { UserError } from '../../errors.js';
import type { Catalogue } from '../../examples/catalogue.js';
import { withDatabaseErrors } from '../database-error.js';
import { defaultDatabasePath } from '../default-path.js';
import { migrationState } from '../migrations.js';
import { type Database, openDatabase } from '../open-database.js';
import { createCatalogue } from './catalogue.js';

/** A catalogue with what the user is to know about how it came to be. */
export interface OpenedCatalogue {
  readonly catalogue: Catalogue;
  /** What it reads from, which is closed with it. */
  readonly database: Database;
  readonly notes: readonly string[];
}

/** How a catalogue is opened. */
export interface OpenCatalogueOptions {
  /** Whether one that is named and missing is made and filled, as the user's own is. */
  readonly create?: boolean | undefined;
}

/**
 * Opens the catalogue at a path that must exist unless told otherwise, or without one the user's own, which is made and filled on first use;
 * an older one is brought up to date. @throws UserError when it cannot be used
 */
export async function openStoredCatalogue(
  path?: string,
  { create = path === undefined }: OpenCatalogueOptions = {},
): Promise<OpenedCatalogue> {
  const notes: string[] = [];
  const file = path ?? defaultDatabasePath();
  if (create && !existsSync(file)) {
    const { createOwnCatalogue } = await import('./create-own-catalogue.js');
    notes.push(await createOwnCatalogue(file));
  }
  const database = openDatabase(file, { orInMemory: true });
  if (database.sqlite.memory) notes.push(`the database ${file} cannot be written and was read as it is`);
  try {
    notes.push(...(await bringUpToDate(database)));
    const catalogue = createCatalogue(database);
    notes.push(...(await retrainOutdated(catalogue, database)));
    return { catalogue, database, notes };
  } catch (error) {
    database.close();
    throw error;
  }
}

async function bringUpToDate(database: Database): Promise<readonly string[]> {
  const { pending } = withDatabaseErrors(database.path, () => migrationState(database));
  if (pending.length === 0) return [];
  const { migrateDatabase } = await import('./migrate-database.js');
  const applied = migrateDatabase(database);
  return [`brought the database ${database.path} up to date (${applied.map(({ tag }) => tag).join(', ')})`];
}

/** What another version of the engine learnt is learnt anew; a database that cannot be written answers from priors. @returns notes */
export async function retrainOutdated({ models }: Catalogue, database: Database): Promise<readonly string[]> {
  const learnt = models.read('');
  if (learnt === undefined || isCurrentPart(learnt)) return [];
  const { retrain } = await import('../seeding/store-models.js');
  try {
    const examples = withDatabaseErrors(database.path, () => retrain(database));
    return [`learnt anew from ${examples} examples, since another version had learnt from them`];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [
      `what another version learnt from the examples is not used, and nothing can be learnt anew: ${error.message}`,
    ];
  }
}
