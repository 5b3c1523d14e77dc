import { count, max, min, sum } from 'drizzle-orm';
import { withDatabaseErrors } from '../database/database-error.js';
import type { Database } from '../database/open-database.js';
import { queryOn } from '../database/query-on.js';
import { responses } from '../database/schema.js';

/** What the cache holds. */
export interface CompletionCacheStatus {
  readonly responses: number;
  /** Bytes. */
  readonly size: number;
  /** When the oldest was asked for, and when one was last used, in milliseconds since 1970. */
  readonly oldest: number | undefined;
  readonly lastUsed: number | undefined;
}

/** Looks the cache over. */
export function completionCacheStatus(database: Database): CompletionCacheStatus {
  const { path } = database;
  const query = queryOn(database);
  const row = withDatabaseErrors(path, () =>
    query
      .select({
        responses: count(),
        size: sum(responses.size),
        oldest: min(responses.createdAt),
        lastUsed: max(responses.usedAt),
      })
      .from(responses)
      .get(),
  );
  return {
    responses: row?.responses ?? 0,
    size: Number(row?.size ?? 0),
    oldest: row?.oldest ?? undefined,
    lastUsed: row?.lastUsed ?? undefined,
  };
}

/** Forgets all that is kept; returns how many there were. */
export function clearCompletionCache(database: Database): number {
  const { path } = database;
  const query = queryOn(database);
  return withDatabaseErrors(path, () => query.delete(responses).run().changes);
}
