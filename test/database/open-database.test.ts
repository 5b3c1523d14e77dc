import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openForChange } from '../../src/database/catalogue/open-for-change.js';
import { openStoredCatalogue } from '../../src/database/catalogue/open-stored-catalogue.js';
import { nativeBinding, openSqlite, Sqlite, sqliteModule } from '../../src/database/driver.js';
import { openDatabase } from '../../src/database/open-database.js';
import { catalogueFolder } from '../helpers/catalogue-folder.js';

const folder = catalogueFolder();

/** A database that a later version of the tool made. */
function newerDatabase(): string {
  const database = folder.open();
  database.sqlite.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)").run();
  return database.path;
}

function otherDatabase(): string {
  const path = join(folder.path, 'other.db');
  const sqlite = new Sqlite(path);
  sqlite.exec('CREATE TABLE IF NOT EXISTS bookmarks (url TEXT)');
  sqlite.close();
  return path;
}

it('knows where the native part of release 12 is; release 13 finds its own', () => {
  const release13 = sqliteModule.includes('better-sqlite3-13');
  expect(nativeBinding).toEqual(release13 ? undefined : expect.stringMatching(/better_sqlite3\.node$/));
});

it('says what to do when the native part was built for another Node', () => {
  const foreign = folder.write('better_sqlite3.node', 'built for another');
  expect(() => openSqlite(join(folder.path, 'any.db'), {}, foreign)).toThrow(
    /^the SQLite part of akeneo-lookup was not built for this Node \(v[\d.]+\): run npm rebuild better-sqlite3/,
  );
});

describe('a database that cannot be used', () => {
  it.each([
    ['is a folder', () => folder.path, /^the database .* is a folder: name a file in it$/],
    ['does not exist', () => join(folder.path, 'none.db'), /^there is no database .*none\.db: check the path/],
    [
      'is no database',
      () => folder.write('text.db', 'a,b\n1,2\n'.repeat(200)),
      /is not an SQLite database: name another/,
    ],
    ['is newer than the tool', newerDatabase, /was made by a newer akeneo-lookup: update the tool/],
    ['holds something else', otherDatabase, /holds something else than a catalogue \(bookmarks\): name another file/],
  ])('is refused in one sentence when it %s', async (_, make, sentence) => {
    const opening = openStoredCatalogue(make());
    await expect(opening).rejects.toMatchObject({ name: 'UserError', exitCode: 2, message: sentence });
  });

  it('is not made in a folder that does not exist', () => {
    expect(() => openForChange(join(folder.path, 'no', 'such', 'catalogue.db'))).toThrow(
      /^there is no folder .*such for the database: make it first$/,
    );
  });

  it('is left alone when it holds something else', () => {
    const path = otherDatabase();
    expect(() => openForChange(path)).toThrow(/something else than a catalogue/);
    const sqlite = new Sqlite(path);
    expect(sqlite.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['bookmarks']);
    sqlite.close();
  });
});

describe('a database that another process has locked', () => {
  it('is said to be locked when the wait is over', async () => {
    const { path } = folder.open();
    const script = `const s = new (require(${JSON.stringify(sqliteModule)}))(${JSON.stringify(path)}); s.exec('BEGIN IMMEDIATE'); console.log('locked'); setInterval(() => {}, 1000)`;
    const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => other.stdout.once('data', resolve));
    const database = openDatabase(path, { busyTimeout: 50 });
    const { seedDatabase } = await import('../../src/database/seeding/seed-database.js');
    const seeding = seedDatabase(database, { fields: [folder.write('none.json', [])], examples: [] });
    await expect(seeding).rejects.toThrow(/^the database .* is still locked by another process: try again/);
    database.close();
    other.kill('SIGKILL');
  });
});

/** Root may write anything, so these give up its rights for a moment. */
describe.runIf(process.getuid?.() === 0)('a database that the user may not write', () => {
  const root = process.geteuid?.() ?? 0;
  afterEach(() => process.seteuid?.(root));

  it('is read, and said to be read-only when something would change it', async () => {
    chmodSync(folder.path, 0o755);
    const place = join(folder.path, 'shared');
    mkdirSync(place);
    chmodSync(place, 0o777);
    const { database } = openForChange(join(place, 'catalogue.db'));
    database.close();
    chmodSync(database.path, 0o444);
    const fields = folder.write('one.json', [{ name: 'A', label: 'a', type: 'text' }]);
    const { seedDatabase } = await import('../../src/database/seeding/seed-database.js');
    process.seteuid?.(65534);
    const { catalogue } = await openStoredCatalogue(database.path);
    expect(catalogue.allFields()).toEqual([]);
    catalogue.close();
    const opened = openDatabase(database.path);
    await expect(seedDatabase(opened, { fields: [fields], examples: [] })).rejects.toThrow(
      /^the database .* is read-only: make the file and its folder writable/,
    );
    opened.close();
  });

  it('is not made where the folder may not be written', () => {
    chmodSync(folder.path, 0o755);
    process.seteuid?.(65534);
    expect(() => openForChange(join(folder.path, 'mine.db'))).toThrow(
      /^the database .*mine\.db cannot be opened: make the file and its folder/,
    );
  });
});
