import type { Database } from '../open-database.js';
import { countTexts, recountWords } from '../word-counts.js';
import type { Pause } from './pause.js';

/** Texts between two pauses. */
const STEP = 100_000;

/** Bytes of words that FTS5 gathers before it writes them: many make few parts to merge. */
const GATHERED = 16 * 2 ** 20;
const GATHERED_USUALLY = 2 ** 20;

/** Adds the texts after `lastText` to the full-text index and counts words anew. */
export async function indexTexts(database: Database, lastText: number, pause: Pause): Promise<void> {
  const { sqlite } = database;
  const index = sqlite.prepare(
    'INSERT INTO description_search (rowid, text) SELECT id, text FROM descriptions WHERE id > ? AND id <= ?',
  );
  const gather = (bytes: number) =>
    sqlite.exec(`INSERT INTO description_search (description_search, rank) VALUES ('hashsize', ${bytes})`);
  const texts = countTexts(database);
  gather(GATHERED);
  for (let from = lastText; from < texts; from += STEP) {
    await pause(`indexing texts: ${from - lastText} of ${texts - lastText}`);
    index.run(from, from + STEP);
  }
  gather(GATHERED_USUALLY);
  recountWords(database);
}

/** Removes the texts that no example has any more, from the full-text index too. */
export function removeUnusedTexts({ sqlite }: Database): void {
  sqlite.prepare('DELETE FROM descriptions WHERE id NOT IN (SELECT description_id FROM examples)').run();
}
