import { asc, count, eq, sql } from 'drizzle-orm';
import { distance } from 'fastest-levenshtein';
import type { Catalogue, ExampleCount } from '../examples/catalogue.js';
import type { Example } from '../examples/example.js';
import { createExampleFinder, type ExampleFinder } from './example-finder.js';
import { createFieldStore, type FieldStore } from './field-store.js';
import type { Database } from './open-database.js';
import { descriptions, examples, fields, models } from './schema.js';
import { searchFields } from './search-fields.js';

/** A catalogue over an open database that is up to date; closing it closes the database. */
export function createCatalogue(database: Database): Catalogue {
  const store = createFieldStore(database);
  let finder: ExampleFinder | undefined;
  return {
    field: store.field,
    allFields: store.all,
    nearestCodes: (code, most) => nearestCodes(database, code, most),
    search: (text) => searchFields(store.all(), text),
    examplesLike(field, description, request) {
      const id = store.idOf(field);
      if (id === undefined || request.count < 1) return [];
      finder ??= createExampleFinder(database);
      return finder({ id, code: field.code }, description, request);
    },
    examplesOf: (field, most) => examplesOf(database, store, field.code, most),
    exampleCounts: () => exampleCounts(database),
    weights: createWeights(database),
    close: database.close,
  };
}

function nearestCodes({ query }: Database, code: string, most: number): readonly string[] {
  return query
    .select({ code: fields.code })
    .from(fields)
    .all()
    .map((known) => ({ ...known, away: distance(code.toLowerCase(), known.code.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .map((known) => known.code);
}

function examplesOf({ query }: Database, store: FieldStore, code: string, most: number): readonly Example[] {
  const field = store.field(code);
  const id = field && store.idOf(field);
  if (id === undefined) return [];
  return query
    .select({ id: examples.id, description: descriptions.text, value: examples.value })
    .from(examples)
    .innerJoin(descriptions, eq(descriptions.id, examples.descriptionId))
    .where(eq(examples.fieldId, id))
    .orderBy(asc(examples.id))
    .limit(most)
    .all()
    .map((row) => ({ ...row, field: code, value: row.value === null ? null : JSON.parse(row.value) }));
}

function exampleCounts({ query }: Database): ReadonlyMap<string, ExampleCount> {
  const rows = query
    .select({ code: fields.code, all: count(), stated: count(examples.value) })
    .from(examples)
    .innerJoin(fields, eq(fields.id, examples.fieldId))
    .groupBy(examples.fieldId)
    .all();
  return new Map(rows.map(({ code, all, stated }) => [code, { stated, unstated: all - stated }]));
}

/** Each scope is read once. */
function createWeights({ query }: Database): Catalogue['weights'] {
  const one = query
    .select({ body: models.body })
    .from(models)
    .where(eq(models.scope, sql.placeholder('scope')))
    .prepare();
  return { read: (scope) => one.get({ scope })?.body };
}
