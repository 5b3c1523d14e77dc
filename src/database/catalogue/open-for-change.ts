import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { databaseError } from '../database-error.js';
import { defaultDatabasePath } from '../default-path.js';
import type { Migration } from '../migrations.js';
import { type Database, openDatabase } from '../open-database.js';
import { migrateDatabase } from './migrate-database.js';

/** A database that is up to date, with the migrations that this took. */
export interface MigratedDatabase {
  readonly database: Database;
  readonly applied: readonly Migration[];
}

/**
 * Opens a database to migrate and fill it: an empty one is made where there is none, by default the user's own.
 * @param create whether one is made; default true
 * @throws UserError when there is none and none is to be made
 */
export function openForChange(path?: string, { create = true } = {}): MigratedDatabase {
  if (path === undefined && create) makeFolder(dirname(defaultDatabasePath()));
  const database = openDatabase(path ?? defaultDatabasePath(), { create });
  try {
    return { database, applied: migrateDatabase(database) };
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw databaseError(error, folder);
  }
}
