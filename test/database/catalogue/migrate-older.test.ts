import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { expect, it } from 'vitest';
import { createCatalogue } from '../../../src/database/catalogue/catalogue.js';
import { Sqlite } from '../../../src/database/driver.js';
import { migrationsFolder } from '../../../src/database/migrations.js';
import type { Field } from '../../../src/fields/field.js';
import { catalogueFolder } from '../../helpers/catalogue-folder.js';

const folder = catalogueFolder();

/** A folder with the first migrations only. */
function firstMigrations(count: number): string {
  const older = join(folder.path, `older-${count}`);
  mkdirSync(older);
  cpSync(migrationsFolder(), older, { recursive: true });
  const journal = join(older, 'meta', '_journal.json');
  const all = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...all, entries: all.entries.slice(0, count) }));
  return older;
}

it('examples of a catalogue whose texts FTS5 indexed are found after it is brought up to date', () => {
  const sqlite = new Sqlite(join(folder.path, 'old.db'));
  migrate(drizzle(sqlite), { migrationsFolder: firstMigrations(4) });
  sqlite.exec(`
    INSERT INTO fields (position, code, label, labels, type, multiple) VALUES (1, 'M', 'matière', '{}', 'text', 0);
    INSERT INTO descriptions (id, text, hash) VALUES (1, 'vasque en verre', x'01'), (2, 'lavabo en grès', x'02');
    INSERT INTO examples (description_id, field_id, value) VALUES (1, 1, '"verre"'), (2, 1, '"grès"');
    INSERT INTO description_search (rowid, text) SELECT id, text FROM descriptions`);
  sqlite.close();
  const catalogue = createCatalogue(folder.open('old.db'));
  const like = catalogue.examplesLike(catalogue.field('M') as Field, 'un lavabo blanc', { count: 1 });
  expect(like.map(({ value }) => value)).toEqual(['grès']);
});

it('kept completions without a text go, so that the questions are asked again', () => {
  const sqlite = new Sqlite(join(folder.path, 'kept.db'));
  migrate(drizzle(sqlite), { migrationsFolder: firstMigrations(7) });
  const keep = sqlite.prepare('INSERT INTO responses VALUES (?, ?, 1, 1, 1)');
  const kept = {
    empty: { text: '' },
    blank: { text: ' \n\t' },
    whole: { text: 'blanc' },
    read: { text: '', answers: [] },
  };
  for (const [key, completion] of Object.entries(kept)) keep.run(key, JSON.stringify(completion));
  sqlite.close();
  const { sqlite: migrated } = folder.open('kept.db');
  expect(migrated.prepare('SELECT key FROM responses ORDER BY key').pluck().all()).toEqual(['read', 'whole']);
});
