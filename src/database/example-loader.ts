import { hash } from 'node:crypto';
import type { Database } from './open-database.js';

/** Writes examples one after the other with statements prepared once. */
export interface ExampleLoader {
  /** @param json the value, null for "not stated" */
  add(description: string, fieldId: number, json: string | null): void;
  /** How many were added, and how many of these made a difference to the table. */
  counts(): { readonly added: number; readonly changes: number };
}

const HASH_BYTES = 16;

/** A loader within the transaction of the caller. Texts that follow each other are recognised without a search. */
export function createExampleLoader({ sqlite }: Database): ExampleLoader {
  const insertText = sqlite.prepare('INSERT INTO descriptions (text, hash) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const findText = sqlite.prepare('SELECT id FROM descriptions WHERE hash = ?').pluck();
  const insert = sqlite.prepare(
    `INSERT INTO examples (description_id, field_id, value) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`,
  );
  let lastText: string | undefined;
  let lastId: number | bigint = 0;
  let added = 0;
  let changes = 0;

  function idOf(text: string): number | bigint {
    const key = hash('sha256', text, 'buffer').subarray(0, HASH_BYTES);
    const { changes: inserted, lastInsertRowid } = insertText.run(text, key);
    return inserted > 0 ? lastInsertRowid : (findText.get(key) as number);
  }

  return {
    add(description, fieldId, json) {
      if (description !== lastText) lastId = idOf(description);
      lastText = description;
      changes += insert.run(lastId, fieldId, json).changes;
      added++;
    },
    counts: () => ({ added, changes }),
  };
}
