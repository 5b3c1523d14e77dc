import type { Completion } from '../connectors/types.js';
import type { Database } from '../database/open-database.js';
import type { StoredCompletion } from './completion-store.js';

/** The rows of the cache; what another process holds locked is not waited for long. */
export interface CompletionTable {
  find(key: string): StoredCompletion | undefined;
  /** Keeps completions and notes which were used, and drops those used longest ago when there is too much; false when it could not. */
  save(completions: ReadonlyMap<string, Completion>, used: ReadonlySet<string>): boolean;
  remove(key: string): void;
}

/** Rows dropped in one go, so that a transaction stays short. */
const EVICTED = 1000;
/** The part of the bound that is left filled when it is exceeded. */
const FILL = 0.95;
/** Bytes that a row takes beside its completion. */
const OVERHEAD = 120;

/** @param maxSize bytes */
export function createCompletionTable({ sqlite }: Database, maxSize: number): CompletionTable {
  const find = sqlite.prepare('SELECT completion, created_at AS createdAt FROM responses WHERE key = ?');
  const insert = sqlite.prepare(
    'INSERT OR REPLACE INTO responses (key, completion, size, created_at, used_at) VALUES (?, ?, ?, ?, ?)',
  );
  const touch = sqlite.prepare('UPDATE responses SET used_at = ? WHERE key IN (SELECT value FROM json_each(?))');
  const remove = sqlite.prepare('DELETE FROM responses WHERE key = ?');
  const measure = sqlite.prepare('SELECT count(*) AS rows, coalesce(sum(size), 0) AS size FROM responses');
  const evict = sqlite.prepare(
    'DELETE FROM responses WHERE key IN (SELECT key FROM responses ORDER BY used_at, key LIMIT ?) RETURNING size',
  );
  let size: number | undefined;

  const write = sqlite.transaction((completions: ReadonlyMap<string, Completion>, used: ReadonlySet<string>) => {
    const now = Date.now();
    let added = 0;
    for (const [key, completion] of completions) {
      const body = JSON.stringify(completion);
      const bytes = Buffer.byteLength(body) + key.length + OVERHEAD;
      insert.run(key, body, bytes, now, now);
      added += bytes;
    }
    if (used.size > 0) touch.run(now, JSON.stringify([...used]));
    return added;
  });

  const makeRoom = () => {
    if (size !== undefined && size <= maxSize) return;
    // Other processes add to it too, and what a replaced row took is still counted in.
    const all = measure.get() as { rows: number; size: number };
    size = all.size;
    if (size <= maxSize) return;
    const tooMany = Math.ceil((all.rows * (size - FILL * maxSize)) / size);
    const rows = evict.all(Math.min(EVICTED, tooMany)) as { size: number }[];
    size -= rows.reduce((sum, row) => sum + row.size, 0);
  };

  return {
    find(key) {
      const row = unlessLocked(() => find.get(key)) as { completion: string; createdAt: number } | undefined;
      const completion = row && parsed(row.completion);
      if (row && !completion) unlessLocked(() => remove.run(key));
      return row && completion && { completion, createdAt: row.createdAt };
    },
    save(completions, used) {
      const done = unlessLocked(() => {
        const added = write.immediate(completions, used);
        if (size !== undefined) size += added;
        makeRoom();
        return true;
      });
      return done ?? false;
    },
    remove: (key) => void unlessLocked(() => remove.run(key)),
  };
}

/** A completion as it was written; undefined when the disk has changed it, so that it is asked for again. */
function parsed(text: string): Completion | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a locked, full or read-only database cannot do is not worth ending a run for. */
function unlessLocked<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR)/.test(code)) return undefined;
    throw error;
  }
}
