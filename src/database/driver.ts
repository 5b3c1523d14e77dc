import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { UserError } from '../errors.js';

/** Release 13 runs from this Node on, and npm installs it only there. */
const RELEASE_13 = 22;

const installed = createRequire(import.meta.url);

/** The path of the release that this Node can run. */
export const sqliteModule = chooseRelease();

/**
 * better-sqlite3 as this Node can run it: release 12 aborts from Node 24.19 on, when a statement is collected outside of
 * JavaScript; release 13 crashes on Node 20.
 */
export const Sqlite: typeof BetterSqlite3 = installed(sqliteModule);

/** Its native part, where the build puts it: to look for that in all places takes an eighth of a cold lookup. */
export const nativeBinding = builtBeside(sqliteModule);

/**
 * Opens a file, or what was read of one, with better-sqlite3. @throws UserError when its native part was built for another Node, as it is after an
 * upgrade of Node
 */
export function openSqlite(
  file: string | Buffer,
  settings: BetterSqlite3.Options,
  native: string | undefined = nativeBinding,
): BetterSqlite3.Database {
  try {
    return new Sqlite(file, { ...settings, ...(native !== undefined && { nativeBinding: native }) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_DLOPEN_FAILED') throw error;
    throw new UserError(
      `the SQLite part of akeneo-lookup was not built for this Node (${process.version}): run npm rebuild better-sqlite3 where it is installed, or install it anew`,
      'native-part',
      2,
      { cause: error },
    );
  }
}

function chooseRelease(): string {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < RELEASE_13) return installed.resolve('better-sqlite3');
  try {
    return installed.resolve('better-sqlite3-13');
  } catch (error) {
    // An optional package may be missing where it could not be installed.
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return installed.resolve('better-sqlite3');
    throw error;
  }
}

function builtBeside(main: string): string | undefined {
  const built = join(dirname(main), '..', 'build', 'Release', 'better_sqlite3.node');
  return existsSync(built) ? built : undefined;
}
