import { countTexts, createTextIndexer } from '../../word-search/word-search.js';
import type { Database } from '../open-database.js';
import type { ExampleOrigin } from '../schema.js';
import { createRowInserter, type RowInserter } from './insert-rows.js';
import { createTextIds } from './text-ids.js';

/** Writes examples one after the other, and indexes their texts. */
export interface ExampleLoader {
  /** @param words the keys of its words @returns the id of the text, or of an equal one that was there */
  addText(text: string, words: Uint32Array): number;
  /** @param json the value, null for "not stated" */
  add(textId: number, fieldId: number, json: string | null): void;
  /** Writes what is left. @returns how many were added, and how many of these made a difference to the table */
  finish(): LoadedExamples;
}

/** What a loader did. */
export interface LoadedExamples {
  readonly added: number;
  readonly changes: number;
  /** Values of one text and field that disagreed within the load; none of them is kept. */
  readonly disagreeing: readonly { readonly textId: number; readonly fieldId: number }[];
}

/** Where the examples of a load come from. */
export interface Provenance {
  readonly origin: ExampleOrigin;
  /** The composition that proposed them, or the person who reviewed them. */
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly statedAt: number;
}

/** More fields than a catalogue has. */
const MOST_FIELDS = 2 ** 20;

/**
 * A loader within the transaction of the caller. What is loaded takes the place of what there is, and of a proposal of
 * the same value; a proposal takes the place of another one only.
 * @param provenance where they come from; absent for files and PIMs
 */
export function createExampleLoader(database: Database, provenance?: Provenance): ExampleLoader {
  const insertText = createRowInserter(database, 'INSERT INTO descriptions (id, text)', '(?, ?)');
  const insertExample = createExampleInserter(database, provenance);
  const readText = database.sqlite.prepare('SELECT text FROM descriptions WHERE id = ?').pluck();
  const indexer = createTextIndexer(database);
  const textIds = createTextIds(database, textOf);
  const readValue = database.sqlite
    .prepare<[number, number], string | null>('SELECT value FROM examples WHERE description_id = ? AND field_id = ?')
    .pluck();
  const disagreeing = new Map<number, { readonly textId: number; readonly fieldId: number }>();
  /** Texts that come again, with what was said of them in this load. */
  const repeated = new Set<number>();
  const said = new Set<number>();
  let current = { textId: 0, fields: new Set<number>() };
  const known = countTexts(database);
  let lastId = known;
  let added = 0;

  function textOf(id: number): string {
    const stored = readText.get(id);
    if (stored !== undefined) return stored as string;
    insertText.flush();
    return readText.get(id) as string;
  }

  /** All that is stored of a new text was said in this load; of another one only what was noted. */
  function isSaid(textId: number, key: number): boolean {
    return textId > known || said.has(key);
  }

  return {
    addText(text, words) {
      const id = textIds.idOf(text, lastId + 1);
      if (id <= lastId) {
        repeated.add(id);
        return id;
      }
      lastId = id;
      insertText.add(id, text);
      indexer.add(id, words);
      return id;
    },
    add(textId, fieldId, json) {
      added++;
      const key = textId * MOST_FIELDS + fieldId;
      if (textId !== current.textId) current = { textId, fields: new Set() };
      if (current.fields.has(fieldId) || (repeated.has(textId) && isSaid(textId, key))) {
        insertExample.flush();
        const before = readValue.get(textId, fieldId);
        if (before !== undefined && before !== json) disagreeing.set(key, { textId, fieldId });
        if (before !== undefined) return;
      }
      current.fields.add(fieldId);
      if (textId <= known) said.add(key);
      insertExample.add(textId, fieldId, json);
    },
    finish() {
      insertText.flush();
      insertExample.flush();
      indexer.finish();
      const drop = database.sqlite.prepare('DELETE FROM examples WHERE description_id = ? AND field_id = ?');
      for (const { textId, fieldId } of disagreeing.values()) drop.run(textId, fieldId);
      return { added, changes: insertExample.changes(), disagreeing: [...disagreeing.values()] };
    },
  };
}

const SAME_AS_BEFORE = 'value IS excluded.value';
const WAS_PROPOSED = "examples.origin IS 'proposed'";

function createExampleInserter(database: Database, provenance: Provenance | undefined): RowInserter {
  const into = 'INSERT INTO examples (description_id, field_id, value, origin, source, stated_at)';
  const update = `ON CONFLICT DO UPDATE SET value = excluded.value, origin = excluded.origin, source = excluded.source,
    stated_at = excluded.stated_at, replaced = NULL`;
  if (!provenance) {
    return createRowInserter(
      database,
      into,
      '(?, ?, ?, NULL, NULL, NULL)',
      `${update} WHERE NOT ${SAME_AS_BEFORE} OR ${WAS_PROPOSED}`,
    );
  }
  const where = provenance.origin === 'proposed' ? `NOT ${SAME_AS_BEFORE} AND ${WAS_PROPOSED}` : 'TRUE';
  const rows = createRowInserter(database, into, '(?, ?, ?, ?, ?, ?)', `${update} WHERE ${where}`);
  const { origin, source, statedAt } = provenance;
  return { ...rows, add: (...values) => rows.add(...values, origin, source, statedAt) };
}
