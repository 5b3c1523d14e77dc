import { createTextIndexer } from '../../word-search/text-indexer.js';
import { countTexts } from '../../word-search/word-index.js';
import type { Database } from '../open-database.js';
import { createRowInserter } from './insert-rows.js';
import { createTextIds } from './text-ids.js';

/** Writes examples one after the other, and indexes their texts. */
export interface ExampleLoader {
  /** @param words the keys of its words @returns the id of the text, or of an equal one that was there */
  addText(text: string, words: Uint32Array): number;
  /** @param json the value, null for "not stated" */
  add(textId: number, fieldId: number, json: string | null): void;
  /** Writes what is left. @returns how many were added, and how many of these made a difference to the table */
  finish(): { readonly added: number; readonly changes: number };
}

/** A loader within the transaction of the caller. */
export function createExampleLoader(database: Database): ExampleLoader {
  const insertText = createRowInserter(database, 'INSERT INTO descriptions (id, text)', '(?, ?)');
  const insertExample = createRowInserter(
    database,
    'INSERT INTO examples (description_id, field_id, value)',
    '(?, ?, ?)',
    'ON CONFLICT DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value',
  );
  const readText = database.sqlite.prepare('SELECT text FROM descriptions WHERE id = ?').pluck();
  const indexer = createTextIndexer(database);
  const textIds = createTextIds(database, textOf);
  let lastId = countTexts(database);
  let added = 0;

  function textOf(id: number): string {
    const stored = readText.get(id);
    if (stored !== undefined) return stored as string;
    insertText.flush();
    return readText.get(id) as string;
  }

  return {
    addText(text, words) {
      const id = textIds.idOf(text, lastId + 1);
      if (id <= lastId) return id;
      lastId = id;
      insertText.add(id, text);
      indexer.add(id, words);
      return id;
    },
    add(textId, fieldId, json) {
      insertExample.add(textId, fieldId, json);
      added++;
    },
    finish() {
      insertText.flush();
      insertExample.flush();
      indexer.finish();
      return { added, changes: insertExample.changes() };
    },
  };
}
