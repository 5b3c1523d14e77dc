import { signaturesOf } from '../../engine/recall/text-signatures.js';
import { addWordKeys, countTexts, createTextIndexer } from '../../word-search/word-search.js';
import type { Database } from '../open-database.js';

/**
 * Finds the text of one example, or stores, indexes and signs it, without reading the others. All that are stored have
 * to be signed. Within the caller's transaction.
 * @returns its id
 */
export function textForExample(database: Database, text: string): number {
  const { sqlite } = database;
  const { whole, shortened } = signaturesOf(text);
  const known = sqlite
    .prepare<[string, string], number>(
      `SELECT id FROM descriptions WHERE text = ? AND id IN
       (SELECT description_id FROM json_each(?) JOIN text_signatures ON signature = json_each.value)`,
    )
    .pluck()
    .get(text, JSON.stringify(whole));
  if (known !== undefined) return known;
  const id = countTexts(database) + 1;
  sqlite.prepare('INSERT INTO descriptions (id, text) VALUES (?, ?)').run(id, text);
  const words: number[] = [];
  addWordKeys(text, words);
  const indexer = createTextIndexer(database);
  indexer.add(id, words);
  indexer.finish();
  const sign = sqlite.prepare('INSERT OR IGNORE INTO text_signatures VALUES (?, ?, ?)');
  for (const signature of whole) sign.run(signature, id, 1);
  for (const signature of shortened) sign.run(signature, id, 0);
  return id;
}
