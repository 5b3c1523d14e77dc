import {
  type CompletionCacheStatus,
  clearCompletionCache,
  completionCacheStatus,
} from '../../completion-cache/completion-cache-status.js';
import { openForChange } from '../../database/catalogue/open-for-change.js';
import { defaultDatabasePath } from '../../database/default-path.js';
import { type Database, openDatabase } from '../../database/open-database.js';
import { printRows } from '../../output/print-rows.js';
import type { OutputRow } from '../../output/rows.js';
import { writeResult } from '../../output/write-result.js';
import type { FlagValues, LIST_FLAGS } from '../flags.js';
import type { Session } from '../session.js';

/** The work of `cache status`. */
export async function runCacheStatus(session: Session, { format }: FlagValues<typeof LIST_FLAGS>): Promise<void> {
  const database = openCache(session);
  const status = completionCacheStatus(database);
  const file = database.path;
  const maxSize = session.config.cacheSize;
  const flat = { file, ...status, maxSize, oldest: timeOf(status.oldest), lastUsed: timeOf(status.lastUsed) };
  const rows = format ? [flat] : forPeople(file, status, maxSize);
  await printRows(rows, Object.keys(rows[0] ?? {}), format ?? 'table');
}

/** The work of `cache clear`. */
export async function runCacheClear(session: Session): Promise<void> {
  const database = openCache(session);
  await writeResult(`forgot ${clearCompletionCache(database)} kept answers in ${database.path}\n`);
}

/** One that is there already, brought up to date. */
function openCache(session: Session): Database {
  openDatabase(session.database ?? defaultDatabasePath()).close();
  const { database } = openForChange(session.database);
  session.atEnd(() => database.close());
  return database;
}

function forPeople(
  file: string,
  { responses, size, oldest, lastUsed }: CompletionCacheStatus,
  maxSize: number,
): readonly OutputRow[] {
  const rows = [
    ['file', file],
    ['kept answers', responses],
    ['size', `${megabytes(size)} of at most ${megabytes(maxSize)}`],
    ['oldest', timeOf(oldest) ?? '-'],
    ['last used', timeOf(lastUsed) ?? '-'],
  ];
  return rows.map(([what, value]) => ({ what, value }));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function timeOf(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString();
}
