import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { indexAnew } from '../../word-search/word-search.js';
import { withDatabaseErrors } from '../database-error.js';
import { type Migration, migrationState, migrationsFolder } from '../migrations.js';
import type { Database } from '../open-database.js';
import { queryOn } from '../query-on.js';

const WORD_INDEX = '0006_word_texts';

/** Applies what is pending and returns it. @throws UserError when the database cannot be written */
export function migrateDatabase(database: Database): readonly Migration[] {
  return withDatabaseErrors(database.path, () => {
    const { pending } = migrationState(database);
    if (pending.length === 0) return [];
    database.sqlite.pragma('journal_mode = WAL');
    try {
      migrate(queryOn(database), { migrationsFolder: migrationsFolder() });
    } catch (error) {
      // Another process may have applied them between the look and the lock.
      if (migrationState(database).pending.length > 0) throw error;
      return [];
    }
    // SQL alone cannot fill the index of words.
    if (pending.some(({ tag }) => tag === WORD_INDEX)) database.sqlite.transaction(indexAnew)(database);
    return pending;
  });
}
