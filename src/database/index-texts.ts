import type { Database } from './open-database.js';
import { recountWords } from './word-counts.js';

/** Adds the texts after `lastText` to the full-text index, drops texts without examples, and counts words anew. */
export function indexTexts(database: Database, lastText: number): void {
  const { sqlite } = database;
  sqlite
    .prepare('INSERT INTO description_search (rowid, text) SELECT id, text FROM descriptions WHERE id > ?')
    .run(lastText);
  sqlite.prepare('DELETE FROM descriptions WHERE id NOT IN (SELECT description_id FROM examples)').run();
  recountWords(database);
}
