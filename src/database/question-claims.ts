import type BetterSqlite3 from 'better-sqlite3';
import { openSqlite } from './driver.js';
import { isProcessGone, ownProcess } from './own-process.js';

/** Which questions processes on one database are asking just now, so that each of them is paid once. */
export interface QuestionClaims {
  /** Says that this process asks a question; false while another one does. */
  claim(key: string): boolean;
  /** Says that it does not any more. */
  release(key: string): void;
  close(): void;
}

/** Milliseconds after which a claim that is not renewed counts for nothing: its process hangs, or is gone with its machine. */
const LIFETIME = 4_000;
const RENEWAL = 1_000;
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
  const holderOf = sqlite.prepare('SELECT process FROM claims WHERE key = ?').pluck();
  const drop = sqlite.prepare('DELETE FROM claims WHERE key = ? AND process = ?');
  const dropAll = sqlite.prepare('DELETE FROM claims WHERE process = ?');
  const renew = sqlite.prepare('UPDATE claims SET until = ? WHERE process = ?');
  const own = ownProcess();
  // A process that asks nothing writes nothing.
  const held = new Set<string>();
  const renewing = setInterval(() => {
    if (held.size > 0) unlessBusy(() => void renew.run(Date.now() + LIFETIME, own), undefined);
  }, RENEWAL).unref();
  const claim = (key: string): boolean => {
    const now = Date.now();
    if (take.run(key, own, now + LIFETIME, now).changes > 0) {
      held.add(key);
      return true;
    }
    const holder = String(holderOf.get(key) ?? '');
    return isProcessGone(holder) && dropAll.run(holder).changes > 0 && claim(key);
  };
  return {
    claim: (key) => unlessBusy(() => claim(key), true),
    release(key) {
      held.delete(key);
      unlessBusy(() => void drop.run(key, own), undefined);
    },
    close() {
      clearInterval(renewing);
      unlessBusy(() => void dropAll.run(own), undefined);
      sqlite.close();
    },
  };
}

function openQuietly(file: string): BetterSqlite3.Database | undefined {
  try {
    const sqlite = openSqlite(file, { timeout: BUSY_TIMEOUT });
    sqlite.pragma('journal_mode = MEMORY');
    sqlite.pragma('synchronous = OFF');
    sqlite.exec('CREATE TABLE IF NOT EXISTS claims (key TEXT PRIMARY KEY, process TEXT, until INTEGER) WITHOUT ROWID');
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
