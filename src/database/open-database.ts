import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { UserError } from '../errors.js';
import { withDatabaseErrors } from './database-error.js';
import { openSqlite } from './driver.js';

/** An open database: `sqlite` for what a lookup reads and for bulk loads, `queryOn` for all else. */
export interface Database {
  readonly path: string;
  readonly sqlite: BetterSqlite3.Database;
  close(): void;
}

/** How to open a database. */
export interface OpenOptions {
  /** Whether to make an empty one when there is none; its folder must exist. */
  readonly create?: boolean;
  readonly readonly?: boolean;
  /** Milliseconds to wait for another process; default 5000. */
  readonly busyTimeout?: number;
  /** Whether one on a disk that cannot be written is read into memory, where changes are lost. */
  readonly orInMemory?: boolean;
}

/** Opens a database file, whatever it holds. @throws UserError when it is missing, locked, or not a database */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const { create = false, readonly = false, busyTimeout = 5000 } = options;
  return withDatabaseErrors(path, () => {
    checkPlace(path, create);
    const settings = { readonly, fileMustExist: !create, timeout: busyTimeout };
    try {
      return open(path, openSqlite(path, settings));
    } catch (error) {
      if (!options.orInMemory || !isUnwritable(error)) throw error;
      return open(path, openSqlite(contentOf(path), {}));
    }
  });
}

function open(path: string, sqlite: BetterSqlite3.Database): Database {
  try {
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('synchronous = NORMAL');
    // The first read is what finds out that a file is no database.
    sqlite.pragma('schema_version');
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return { path, sqlite, close: () => void sqlite.close() };
}

/** What SQLite says where it cannot make the files that it shares with other processes. */
function isUnwritable(error: unknown): boolean {
  return /^SQLITE_(?:CANTOPEN|READONLY|FULL|IOERR)/.test(String((error as { code?: unknown }).code));
}

/** Where the header of an SQLite file says that it is written ahead, which memory is not; 1 says that it is not. */
const JOURNAL = [18, 19];

/** The file as it is, as a database in memory takes it (https://www.sqlite.org/fileformat.html, 1.3). */
function contentOf(path: string): Buffer {
  const content = readFileSync(path);
  for (const place of JOURNAL) content[place] = 1;
  return content;
}

function checkPlace(path: string, create: boolean): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    throw new UserError(`the database ${path} is a folder: name a file in it`, 'database-folder');
  }
  if (found) return;
  if (!create) {
    throw new UserError(
      `there is no database ${path}: check the path, or make one with --create or akeneo-lookup db seed --database ${path}`,
      'database-missing',
    );
  }
  if (!existsSync(dirname(path))) {
    throw new UserError(`there is no folder ${dirname(path)} for the database: make it first`, 'database-folder');
  }
}
