import type { Database } from '../open-database.js';
import { countTexts } from '../word-index.js';
import { createTextIndexer } from './index-texts.js';
import { createRowInserter } from './insert-rows.js';
import { createTextIds } from './text-ids.js';

/** Writes examples one after the other, and indexes their texts. */
export interface ExampleLoader {
  /** @param json the value, null for "not stated" */
  add(description: string, fieldId: number, json: string | null): void;
  /** Writes what is left. @returns how many were added, and how many of these made a difference to the table */
  finish(): { readonly added: number; readonly changes: number };
}

/** A loader within the transaction of the caller. Texts that follow each other are recognised without a search. */
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
  let text: string | undefined;
  let textId = 0;
  let added = 0;

  function textOf(id: number): string {
    const stored = readText.get(id);
    if (stored !== undefined) return stored as string;
    insertText.flush();
    return readText.get(id) as string;
  }

  function idOf(description: string): number {
    const id = textIds.idOf(description, lastId + 1);
    if (id <= lastId) return id;
    lastId = id;
    insertText.add(id, description);
    indexer.add(id, description);
    return id;
  }

  return {
    add(description, fieldId, json) {
      if (description !== text) textId = idOf(description);
      text = description;
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
