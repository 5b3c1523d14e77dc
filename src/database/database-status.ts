import { statSync } from 'node:fs';
import { count, eq, sql, sum } from 'drizzle-orm';
import { requireSound } from './damage.js';
import { withDatabaseErrors } from './database-error.js';
import { defaultDatabasePath } from './default-path.js';
import { migrationState } from './migrations.js';
import { type Database, openDatabase } from './open-database.js';
import { queryOn } from './query-on.js';
import { audits, descriptions, exampleReviews, examples, fields, models } from './schema.js';

/** What a database holds. */
export interface DatabaseStatus {
  readonly file: string;
  readonly bytes: number;
  /** Migrations that have been applied, and that wait for `db migrate`. */
  readonly applied: number;
  readonly pending: number;
  /** Absent while migrations are pending. */
  readonly contents?: Contents;
}

/** Counts of a database that is up to date. */
export interface Contents {
  /** Fields by type. */
  readonly fields: Readonly<Record<string, number>>;
  readonly descriptions: number;
  /** Examples with a value, but for proposed ones. */
  readonly stated: number;
  /** Examples whose text does not state the field. */
  readonly unstated: number;
  /** Examples that a model proposed and nobody has confirmed. */
  readonly proposed: number;
  /** Examples that people decided in a review; the others of these counts hold them, too. */
  readonly reviewed: number;
  /** The verdicts that became examples, by who decided about which file in which run. */
  readonly reviews: readonly ReviewCount[];
  /** How many examples the offline engine learnt from. */
  readonly learntFrom: number;
  /** Accepted answers that people have looked at, and those of them that were right. */
  readonly audited: number;
  readonly auditedRight: number;
}

/** How many verdicts of a run became examples. */
export interface ReviewCount {
  readonly reviewer: string;
  readonly file: string;
  readonly run: string;
  readonly examples: number;
}

/** Looks at a database and changes nothing; without a path at the user's own. @throws UserError when it cannot be read */
export function databaseStatus(path: string = defaultDatabasePath()): DatabaseStatus {
  const database = openDatabase(path, { orInMemory: true });
  try {
    return withDatabaseErrors(path, () => {
      const { applied, pending } = migrationState(database);
      requireSound(database);
      const status = { file: path, bytes: statSync(path).size, applied: applied.length, pending: pending.length };
      return pending.length > 0 ? status : { ...status, contents: contentsOf(database) };
    });
  } finally {
    database.close();
  }
}

function contentsOf(database: Database): Contents {
  const { reviewer, file, run } = exampleReviews;
  const query = queryOn(database);
  const types = query.select({ type: fields.type, count: count() }).from(fields).groupBy(fields.type).all();
  const known = query
    .select({ all: count(), stated: count(examples.value) })
    .from(examples)
    .where(sql`${examples.origin} IS NOT 'proposed'`)
    .get();
  const proposed = query.select({ count: count() }).from(examples).where(eq(examples.origin, 'proposed')).get();
  const { all = 0, stated = 0 } = known ?? {};
  const audit = query
    .select({ all: count(), right: sum(audits.right).mapWith(Number) })
    .from(audits)
    .get();
  return {
    fields: Object.fromEntries(types.map((row) => [row.type, row.count])),
    descriptions: query.select({ count: count() }).from(descriptions).get()?.count ?? 0,
    stated,
    unstated: all - stated,
    audited: audit?.all ?? 0,
    auditedRight: audit?.right ?? 0,
    proposed: proposed?.count ?? 0,
    reviewed: query.select({ count: count() }).from(examples).where(eq(examples.origin, 'reviewed')).get()?.count ?? 0,
    reviews: query
      .select({ reviewer, file, run, examples: count() })
      .from(exampleReviews)
      .groupBy(reviewer, file, run)
      .orderBy(sql`min(${exampleReviews.id})`)
      .all(),
    learntFrom: query.select().from(models).where(eq(models.scope, '')).get()?.examples ?? 0,
  };
}
