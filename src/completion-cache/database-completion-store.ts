import type { Completion } from '../connectors/types.js';
import type { Database } from '../database/open-database.js';
import type { CompletionStore } from './completion-store.js';
import { createCompletionTable } from './completion-table.js';

/** A response store over a database. */
export interface DatabaseCompletionStore extends CompletionStore {
  /** Writes what waits; returns how many completions found no place, because the database stayed locked or could not be written. */
  close(): number;
}

/** What a store is bounded by. */
export interface CompletionStoreOptions {
  /** Bytes; beyond them the completions that were used longest ago go. */
  readonly maxSize: number;
}

/** How long a completion waits to be written together with others, in milliseconds: what a kill can lose. */
const SOON = 20;
/** How long to let another process write before the next try. */
const LATER = 250;
/** Milliseconds to wait for another process at the end. */
const PATIENCE = 5000;
/** Completions that may wait for a locked database. */
const MOST_WAITING = 20_000;

/** Keeps completions in a database, written a few at a time in short transactions, so that neither the run nor other processes wait. */
export function createCompletionStore(
  database: Database,
  { maxSize }: CompletionStoreOptions,
): DatabaseCompletionStore {
  const table = createCompletionTable(database, maxSize);
  const waiting = new Map<string, Completion>();
  const used = new Set<string>();
  let lost = 0;
  let timer: NodeJS.Timeout | undefined;

  const flush = (): boolean => {
    timer = undefined;
    if (!table.save(waiting, used)) return false;
    waiting.clear();
    used.clear();
    return true;
  };
  const schedule = (delay: number) => {
    timer ??= setTimeout(() => !flush() && schedule(LATER), delay).unref();
  };

  return {
    read(key) {
      const completion = waiting.get(key);
      if (completion) return { completion, createdAt: Date.now() };
      const stored = table.find(key);
      if (stored) used.add(key);
      return stored;
    },
    write(key, completion) {
      if (waiting.size < MOST_WAITING) waiting.set(key, completion);
      else lost++;
      schedule(SOON);
    },
    remove(key) {
      waiting.delete(key);
      table.remove(key);
    },
    close() {
      clearTimeout(timer);
      if (waiting.size + used.size > 0) {
        database.sqlite.pragma(`busy_timeout = ${PATIENCE}`);
        if (!flush()) lost += waiting.size;
      }
      return lost;
    },
  };
}
