import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';

/** Release 13 runs from this Node on, and npm installs it only there. */
const RELEASE_13 = 22;

const installed = createRequire(import.meta.url);

const main = chooseRelease();

/**
 * better-sqlite3 as this Node can run it: release 12 aborts from Node 24.19 on, when a statement is collected outside of
 * JavaScript; release 13 crashes on Node 20.
 */
export const Sqlite: typeof BetterSqlite3 = installed(main);

/** Its native part, where the build puts it: to look for that in all places takes an eighth of a cold lookup. */
export const nativeBinding = builtBeside(main);

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
