import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Sqlite } from '../../src/database/driver.js';
import { openQuestionClaims } from '../../src/database/question-claims.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();

/** Claims of others, by who holds them. */
function claimedBy(database: string, holders: Readonly<Record<string, string>>): void {
  openQuestionClaims(database).close();
  const sqlite = new Sqlite(`${database}-asking`);
  const insert = sqlite.prepare('INSERT INTO claims (key, process, until) VALUES (?, ?, ?)');
  for (const [key, holder] of Object.entries(holders)) insert.run(key, holder, Date.now() + 60_000);
  sqlite.close();
}

it('lets the questions go that a process was asking which has ended, and waits for those of others', () => {
  const database = join(folder, 'catalogue.db');
  const { pid: ended } = spawnSync(process.execPath, ['-e', '0']);
  claimedBy(database, {
    one: `${hostname()} ${ended}`,
    two: `${hostname()} ${ended}`,
    alive: `${hostname()} ${process.ppid}`,
    elsewhere: `another-machine ${ended}`,
  });
  const claims = openQuestionClaims(database);
  expect(['one', 'two', 'three', 'alive', 'elsewhere'].map((key) => claims.claim(key))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  claims.close();
});
