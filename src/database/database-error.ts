import { UserError } from '../errors.js';

const REASONS: readonly [prefix: string, code: string, reason: string][] = [
  ['SQLITE_NOTADB', 'not-a-database', 'is not an SQLite database: name another file with --database'],
  ['SQLITE_CORRUPT', 'damaged', 'is damaged: restore it, or remove it and run akeneo-lookup db seed'],
  ['SQLITE_BUSY', 'locked', 'is still locked by another process: try again when that has finished'],
  ['SQLITE_LOCKED', 'locked', 'is locked: try again when the other work has finished'],
  ['SQLITE_READONLY', 'read-only', 'is read-only: make the file and its folder writable, or name another file'],
  ['SQLITE_CANTOPEN', 'unreadable', 'cannot be opened: make the file and its folder readable and writable'],
  ['SQLITE_FULL', 'disk-full', 'has no room to grow, the disk is full: make room and try again'],
  ['ENOSPC', 'disk-full', 'has no room to grow, the disk is full: make room and try again'],
  ['EROFS', 'read-only', 'is on a read-only disk: name another file with --database'],
  ['ENOTDIR', 'unreadable', 'cannot be made there: one of the folders above it is a file'],
  ['EACCES', 'unreadable', 'cannot be opened: make the file and its folder readable and writable'],
  ['EPERM', 'unreadable', 'cannot be opened: make the file and its folder readable and writable'],
  ['SQLITE_IOERR', 'unreadable', 'cannot be read or written (the disk reports an error): check the disk'],
];

/** What SQLite or the file system said, as a sentence for the user where the user can mend it; any other error as it is. */
export function databaseError(error: unknown, path: string): unknown {
  const code = codeOf(error) ?? codeOf((error as Error | undefined)?.cause);
  const known = REASONS.find(([prefix]) => code?.startsWith(prefix));
  if (!known) return error;
  return new UserError(`the database ${path} ${known[2]}`, `database-${known[1]}`, 2, { cause: error });
}

/** Runs work on a database and throws its errors as `databaseError` words them. */
export function withDatabaseErrors<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw databaseError(error, path);
  }
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
