import { hash } from 'node:crypto';
import type { Database } from '../open-database.js';

/** Writes examples one after the other with statements prepared once. */
export interface ExampleLoader {
  /** @param json the value, null for "not stated" */
  add(description: string, fieldId: number, json: string | null): void;
  /** Writes what is left. @returns how many were added, and how many of these made a difference to the table */
  finish(): { readonly added: number; readonly changes: number };
}

const HASH_BYTES = 16;
/** Examples in one statement, which takes half the time of one statement each. */
const BATCH = 50;

/** A loader within the transaction of the caller. Texts that follow each other are recognised without a search. */
export function createExampleLoader({ sqlite }: Database): ExampleLoader {
  const insertText = sqlite.prepare('INSERT INTO descriptions (text, hash) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const findText = sqlite.prepare('SELECT id FROM descriptions WHERE hash = ?').pluck();
  const insertRows = (rows: number) =>
    sqlite.prepare(
      `INSERT INTO examples (description_id, field_id, value) VALUES ${Array(rows).fill('(?, ?, ?)').join(', ')}
       ON CONFLICT DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`,
    );
  const insertBatch = insertRows(BATCH);
  let batch: unknown[] = [];
  let rows = 0;
  let lastText: string | undefined;
  let lastId: number | bigint = 0;
  let added = 0;
  let changes = 0;

  function idOf(text: string): number | bigint {
    const key = hash('sha256', text, 'buffer').subarray(0, HASH_BYTES);
    const { changes: inserted, lastInsertRowid } = insertText.run(text, key);
    return inserted > 0 ? lastInsertRowid : (findText.get(key) as number);
  }

  function write(): void {
    changes += (rows === BATCH ? insertBatch : insertRows(rows)).run(batch).changes;
    added += rows;
    rows = 0;
    batch = [];
  }

  return {
    add(description, fieldId, json) {
      if (description !== lastText) lastId = idOf(description);
      lastText = description;
      batch.push(lastId, fieldId, json);
      if (++rows === BATCH) write();
    },
    finish() {
      if (rows > 0) write();
      return { added, changes };
    },
  };
}
