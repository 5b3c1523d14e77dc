import { eq } from 'drizzle-orm';
import { withDatabaseErrors } from './database-error.js';
import type { Database } from './open-database.js';
import { queryOn } from './query-on.js';
import { runs } from './schema.js';

/** What a batch run was begun with. */
export type StoredRunSettings = Readonly<Record<string, unknown>>;

/** The batch runs by their output file, so that one can be continued as it was begun. */
export interface Runs {
  /** The settings that an output was begun with. */
  settingsOf(output: string): StoredRunSettings | undefined;
  /** Notes that an output is begun, or continued. */
  begin(output: string, settings: StoredRunSettings): void;
  /** Notes that an output holds every product. */
  finish(output: string): void;
}

/** @throws UserError when the database cannot be read or written */
export function createRuns(database: Database): Runs {
  const { path } = database;
  const query = queryOn(database);
  return {
    settingsOf: (output) =>
      withDatabaseErrors(path, () => {
        const row = query.select({ settings: runs.settings }).from(runs).where(eq(runs.output, output)).get();
        return row?.settings as StoredRunSettings | undefined;
      }),
    begin(output, settings) {
      const now = Date.now();
      const row = { output, settings, startedAt: now, updatedAt: now, finishedAt: null };
      withDatabaseErrors(path, () => {
        query
          .insert(runs)
          .values(row)
          .onConflictDoUpdate({ target: runs.output, set: { settings, updatedAt: now, finishedAt: null } })
          .run();
      });
    },
    finish(output) {
      const now = Date.now();
      withDatabaseErrors(path, () => {
        query.update(runs).set({ updatedAt: now, finishedAt: now }).where(eq(runs.output, output)).run();
      });
    },
  };
}
