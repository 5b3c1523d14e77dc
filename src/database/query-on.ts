import { drizzle } from 'drizzle-orm/better-sqlite3';
import { memoize } from '../memoize.js';
import type { Database } from './open-database.js';

/** Queries in terms of the schema; apart, so that a lookup, which reads by plain statements, need not load it. */
export const queryOn = memoize(({ sqlite }: Database) => drizzle(sqlite, { casing: 'snake_case' }));
