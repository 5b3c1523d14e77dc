import type { Database } from './open-database.js';

/** A number that changes with every load that makes a difference to the catalogue; reading it takes some microseconds. */
export function readRevision({ sqlite }: Database): number {
  return sqlite.pragma('user_version', { simple: true }) as number;
}

/** Lets other processes know, once the transaction of the caller is through, that the catalogue holds something else. */
export function raiseRevision(database: Database): void {
  // SQLite keeps this number for applications, in 31 bits.
  database.sqlite.pragma(`user_version = ${(readRevision(database) + 1) % 2 ** 31}`);
}
