import type BetterSqlite3 from 'better-sqlite3';
import { openSqlite } from './driver.js';

/** Which questions processes on one database are asking just now, so that each of them is paid once. */
export interface QuestionClaims {
  /** Says that this process asks a question; false while another one does. */
  claim(key: string): boolean;
  /** Says that it does not any more. */
  release(key: string): void;
  close(): void;
}

/** Milliseconds after which a claim counts for nothing: its process may have been killed. */
const LIFETIME = 60_000;
const BUSY_TIMEOUT = 50;

/**
 * Claims in a small file beside a database, `FILE-asking`, which holds nothing that has to be kept. Where it cannot be made,
 * every question is free to ask.
 */
export function openQuestionClaims(database: string): QuestionClaims {
  const sqlite = openQuietly(`${database}-asking`);
  if (!sqlite) return { claim: () => true, release: () => undefined, close: () => undefined };
  const take = sqlite.prepare(
    `INSERT INTO claims (key, process, until) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET process = excluded.process, until = excluded.until
     WHERE claims.until < ? OR claims.process = excluded.process`,
  );
  const drop = sqlite.prepare('DELETE FROM claims WHERE key = ? AND process = ?');
  return {
    claim(key) {
      const now = Date.now();
      return unlessBusy(() => take.run(key, process.pid, now + LIFETIME, now).changes > 0, true);
    },
    release: (key) => unlessBusy(() => void drop.run(key, process.pid), undefined),
    close() {
      unlessBusy(() => void sqlite.prepare('DELETE FROM claims WHERE process = ?').run(process.pid), undefined);
      sqlite.close();
    },
  };
}

function openQuietly(file: string): BetterSqlite3.Database | undefined {
  try {
    const sqlite = openSqlite(file, { timeout: BUSY_TIMEOUT });
    sqlite.pragma('journal_mode = MEMORY');
    sqlite.pragma('synchronous = OFF');
    sqlite.exec(
      'CREATE TABLE IF NOT EXISTS claims (key TEXT PRIMARY KEY, process INTEGER, until INTEGER) WITHOUT ROWID',
    );
    return sqlite;
  } catch {
    return undefined;
  }
}

/** Paying twice is better than not answering. */
function unlessBusy<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
