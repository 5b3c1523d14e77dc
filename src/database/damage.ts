import { existsSync } from 'node:fs';
import { UserError } from '../errors.js';
import { databaseError } from './database-error.js';
import { type Database, openDatabase } from './open-database.js';

/** Columns that hold JSON, by table. */
const JSON_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  fields: ['labels', 'transform', 'akeneo'],
  field_options: ['labels', 'spellings'],
  examples: ['value', 'replaced'],
};

/**
 * Reads all of a database as SQLite does, and all that is stored as JSON.
 * @throws UserError when any of it is damaged
 */
export function requireSound({ path, sqlite }: Database): void {
  try {
    const [problem] = sqlite.pragma('quick_check(1)') as { quick_check: string }[];
    if (problem?.quick_check !== 'ok') throw damaged(path, problem?.quick_check);
    for (const [table, columns] of Object.entries(JSON_COLUMNS)) {
      const isBroken = columns.map((column) => `NOT json_valid(${column})`).join(' OR ');
      const broken = sqlite.prepare(`SELECT count(*) FROM ${table} WHERE ${isBroken}`).pluck().get();
      if (broken) throw damaged(path, `${broken} rows of ${table}`);
    }
  } catch (error) {
    throw databaseError(error, path);
  }
}

/**
 * What an error means that nothing expected: one that SQLite tells of, or any other over a database that turns out to be
 * damaged; undefined for a bug. @param path the catalogue that was in use
 */
export function damageBehind(error: unknown, path: string): UserError | undefined {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  if (/^SQLITE_/.test(String(code ?? cause?.code))) {
    const known = databaseError(error, path);
    return known instanceof UserError ? known : damaged(path, undefined, error);
  }
  if (!existsSync(path)) return undefined;
  // What is stored was JSON when it was written.
  if (error instanceof SyntaxError && /JSON/.test(error.message)) return damaged(path, undefined, error);
  try {
    const database = openDatabase(path, { readonly: true });
    try {
      requireSound(database);
    } finally {
      database.close();
    }
    return undefined;
  } catch (found) {
    return found instanceof UserError && found.code === 'database-damaged' ? found : undefined;
  }
}

function damaged(path: string, where?: string, cause?: unknown): UserError {
  const place = where === undefined ? '' : ` (${where.replace(/\s+/g, ' ').slice(0, 80)})`;
  return new UserError(
    `the database ${path} is damaged${place}: restore it, or remove it and run akeneo-lookup db seed`,
    'database-damaged',
    2,
    { cause },
  );
}
