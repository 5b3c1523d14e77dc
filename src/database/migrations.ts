import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import type { Database } from './open-database.js';
import { packageRoot } from './package-root.js';

/** A migration of this version of the tool. */
export interface Migration {
  /** Its file's name without the ending. */
  readonly tag: string;
  /** When it was written, in milliseconds since 1970; what the database remembers it by. */
  readonly when: number;
}

/** Where the migrations lie. */
export function migrationsFolder(): string {
  return join(packageRoot(), 'drizzle');
}

/** What a database has and what it still needs. */
export interface MigrationState {
  readonly applied: readonly Migration[];
  readonly pending: readonly Migration[];
}

/** Compares a database with this version of the tool. @throws UserError when it is newer, or not a catalogue */
export function migrationState(database: Database): MigrationState {
  const all = knownMigrations();
  const applied = appliedMigrations(database);
  if (applied.length > all.length || applied.some((when, place) => all[place]?.when !== when)) {
    throw new UserError(
      `the database ${database.path} was made by a newer akeneo-lookup: update the tool, or name another database`,
      'database-newer',
    );
  }
  return { applied: all.slice(0, applied.length), pending: all.slice(applied.length) };
}

let known: readonly Migration[] | undefined;

/** Read once a process: the package does not change under it. */
function knownMigrations(): readonly Migration[] {
  known ??= (JSON.parse(readFileSync(join(migrationsFolder(), 'meta', '_journal.json'), 'utf8')) as Journal).entries;
  return known;
}

interface Journal {
  readonly entries: readonly Migration[];
}

function appliedMigrations({ sqlite, path }: Database): readonly number[] {
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (tables.includes('__drizzle_migrations')) {
    return sqlite.prepare('SELECT created_at FROM __drizzle_migrations ORDER BY created_at').pluck().all() as number[];
  }
  if (tables.length === 0) return [];
  throw new UserError(
    `the database ${path} holds something else than a catalogue (${tables.slice(0, 3).join(', ')}): name another file`,
    'database-foreign',
  );
}
