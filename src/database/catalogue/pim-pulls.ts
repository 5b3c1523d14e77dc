import { eq } from 'drizzle-orm';
import { createFieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { queryOn } from '../query-on.js';
import { pimPulls } from '../schema.js';
import { createTextIds } from '../seeding/text-ids.js';

/** What an earlier pull left. */
export interface EarlierPull {
  readonly settings: string;
  /** Milliseconds since 1970 by the PIM's clock. */
  readonly since: number;
}

/** What a product has taught by this pull. */
export interface TaughtProduct {
  readonly product: string;
  readonly description: string;
  /** Codes of the fields that it has an example of. */
  readonly fields: readonly string[];
}

/** A pull that has been loaded. */
export interface LoadedPull extends EarlierPull {
  readonly source: string;
  /** Whether all products were read, so that those that are not among them are gone. */
  readonly isWhole: boolean;
  readonly products: AsyncIterable<TaughtProduct>;
}

/** The latest pull from a source. */
export function readPull(database: Database, source: string): EarlierPull | undefined {
  return queryOn(database)
    .select({ settings: pimPulls.settings, since: pimPulls.since })
    .from(pimPulls)
    .where(eq(pimPulls.source, source))
    .get();
}

/**
 * Keeps what each product has taught, and takes back what it taught before and does not any more, unless another product
 * teaches the same. Within the transaction of the caller, after the examples are loaded.
 * @returns how many examples were removed
 */
export async function recordPull(database: Database, pull: LoadedPull): Promise<number> {
  const { sqlite } = database;
  const { source, settings, since } = pull;
  const ids = createIds(database);
  const before = sqlite.prepare<[string, string], Taught>(
    'SELECT description_id AS descriptionId, fields FROM pim_products WHERE source = ? AND product = ?',
  );
  const write = sqlite.prepare(
    `INSERT INTO pim_products (source, product, description_id, fields) VALUES (?, ?, ?, ?)
     ON CONFLICT (source, product) DO UPDATE SET description_id = excluded.description_id, fields = excluded.fields`,
  );
  sqlite.exec('CREATE TEMP TABLE IF NOT EXISTS pulled (product TEXT PRIMARY KEY); DELETE FROM pulled');
  const seen = sqlite.prepare('INSERT OR IGNORE INTO pulled (product) VALUES (?)');
  const stale: Taught[] = [];
  for await (const { product, description, fields } of pull.products) {
    const old = before.get(source, product);
    if (old) stale.push(old);
    write.run(source, product, ids.textId(description), JSON.stringify(ids.fieldIds(fields)));
    seen.run(product);
  }
  if (pull.isWhole) stale.push(...forgetOthers(database, source));
  const removed = removeStale(database, stale);
  sqlite
    .prepare(
      `INSERT INTO pim_pulls (source, settings, since) VALUES (?, ?, ?)
       ON CONFLICT (source) DO UPDATE SET settings = excluded.settings, since = excluded.since`,
    )
    .run(source, settings, since);
  return removed;
}

interface Taught {
  readonly descriptionId: number;
  /** JSON. */
  readonly fields: string;
}

/** No text has this id. */
const NO_TEXT = 0;

function createIds(database: Database) {
  const store = createFieldStore(database);
  const readText = database.sqlite.prepare<[number], string>('SELECT text FROM descriptions WHERE id = ?').pluck();
  const texts = createTextIds(database, (id) => readText.get(id) ?? '');
  return {
    textId: (description: string) => (description === '' ? NO_TEXT : texts.idOf(description, NO_TEXT)),
    fieldIds: (codes: readonly string[]) =>
      codes.flatMap((code) => {
        const field = store.field(code);
        return field ? (store.idOf(field) ?? []) : [];
      }),
  };
}

/** Products that are not in the PIM any more. */
function forgetOthers({ sqlite }: Database, source: string): readonly Taught[] {
  return sqlite
    .prepare<[string], Taught>(
      `DELETE FROM pim_products WHERE source = ? AND product NOT IN (SELECT product FROM pulled)
       RETURNING description_id AS descriptionId, fields`,
    )
    .all(source);
}

function removeStale({ sqlite }: Database, stale: readonly Taught[]): number {
  const remove = sqlite.prepare<[{ text: number; field: number }]>(
    `DELETE FROM examples WHERE description_id = @text AND field_id = @field AND NOT EXISTS (
       SELECT 1 FROM pim_products, json_each(pim_products.fields)
       WHERE pim_products.description_id = @text AND json_each.value = @field)`,
  );
  let removed = 0;
  for (const { descriptionId: text, fields } of stale) {
    for (const field of JSON.parse(fields) as readonly number[]) removed += remove.run({ text, field }).changes;
  }
  return removed;
}
