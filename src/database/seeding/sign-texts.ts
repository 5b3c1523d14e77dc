import { signaturesOf } from '../../engine/recall/text-signatures.js';
import { storedTexts } from '../../word-search/word-search.js';
import type { Database } from '../open-database.js';

/** Signs the texts that have no signatures yet, so that their examples are found again; within the caller's transaction. */
export function signTexts(database: Database): void {
  const { sqlite } = database;
  sqlite.exec('DELETE FROM text_signatures WHERE description_id NOT IN (SELECT id FROM descriptions)');
  const last =
    sqlite.prepare<[], number>('SELECT ifnull(max(description_id), 0) FROM text_signatures').pluck().get() ?? 0;
  const rows: (readonly [signature: number, id: number, whole: 0 | 1])[] = [];
  for (const { id, text } of storedTexts(database, last)) {
    const { whole, shortened } = signaturesOf(text);
    for (const signature of whole) rows.push([signature, id, 1]);
    for (const signature of shortened) rows.push([signature, id, 0]);
  }
  // In the order of the index: places of chance would be written again and again.
  rows.sort((a, b) => a[0] - b[0]);
  const insert = sqlite.prepare('INSERT OR IGNORE INTO text_signatures VALUES (?, ?, ?)');
  for (const row of rows) insert.run(...row);
}
