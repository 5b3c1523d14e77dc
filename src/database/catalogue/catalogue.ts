import type { Catalogue, ExampleCount } from '../../examples/catalogue.js';
import type { Example } from '../../examples/example.js';
import type { CatalogueStructure } from '../../fields/akeneo/catalogue-structure.js';
import { createFieldStore, type FieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { createStructureStore } from '../structure-store.js';
import { readAuditOutcomes } from './audit-outcomes.js';
import { createExampleFinder, type ExampleFinder } from './example-finder.js';
import { nearestFields } from './nearest-fields.js';
import { createRecall } from './recall-examples.js';
import { searchFields } from './search-fields.js';

/** A catalogue over an open database that is up to date; closing it closes the database. */
export function createCatalogue(database: Database): Catalogue {
  const store = createFieldStore(database);
  let finder: ExampleFinder | undefined;
  let structure: CatalogueStructure | undefined;
  return {
    field: store.field,
    allFields: store.all,
    nearestCodes: (code, most) => nearestFields(store.all(), code, most).map((field) => field.code),
    search: (text) => searchFields(store.all(), text),
    examplesLike(field, description, request) {
      const id = store.idOf(field);
      if (id === undefined || request.count < 1) return [];
      finder ??= createExampleFinder(database);
      return finder({ id, code: field.code }, description, request);
    },
    examplesOf: (field, most) => examplesOf(database, store, field.code, most),
    examplesBeside: (example) => examplesBeside(database, example),
    exampleCounts: () => exampleCounts(database),
    models: createWeights(database),
    get structure() {
      structure ??= createStructureStore(database);
      return structure;
    },
    close: database.close,
  };
}

function examplesOf({ sqlite }: Database, store: FieldStore, code: string, most: number): readonly Example[] {
  const field = store.field(code);
  const id = field && store.idOf(field);
  if (id === undefined) return [];
  return sqlite
    .prepare<[number, number], StoredExample>(
      `SELECT examples.id, text AS description, value, origin IS 'proposed' AS proposed FROM examples
       JOIN descriptions ON descriptions.id = description_id WHERE field_id = ? ORDER BY proposed, examples.id LIMIT ?`,
    )
    .all(id, most)
    .map(({ id, description, value, proposed }) => ({
      ...{ field: code, id, description, value: value === null ? null : JSON.parse(value) },
      ...(proposed === 1 && { proposed: true as const }),
    }));
}

function examplesBeside({ sqlite }: Database, { id, description }: Example): readonly Example[] {
  return sqlite
    .prepare<[number], Omit<StoredExample, 'description' | 'proposed'> & Pick<Example, 'field'>>(
      `SELECT examples.id, code AS field, value FROM examples JOIN fields ON fields.id = field_id
       WHERE origin IS NOT 'proposed' AND description_id = (SELECT description_id FROM examples WHERE id = ?)`,
    )
    .all(id)
    .map((row) => ({ ...row, description, value: row.value === null ? null : JSON.parse(row.value) }));
}

interface StoredExample {
  readonly id: number;
  readonly description: string;
  readonly value: string | null;
  readonly proposed: 0 | 1;
}

function exampleCounts({ sqlite }: Database): ReadonlyMap<string, ExampleCount> {
  const rows = sqlite
    .prepare<[], { readonly code: string; readonly all: number; readonly stated: number }>(
      `SELECT code, count(*) AS "all", count(value) AS stated FROM examples JOIN fields ON fields.id = field_id
       WHERE origin IS NOT 'proposed' GROUP BY field_id`,
    )
    .all();
  return new Map(rows.map(({ code, all, stated }) => [code, { stated, unstated: all - stated }]));
}

/** Each scope is read once. */
function createWeights(database: Database): Catalogue['models'] {
  const one = database.sqlite.prepare<[string], string>('SELECT body FROM models WHERE scope = ?').pluck();
  return {
    read: (scope) => one.get(scope),
    recall: createRecall(database),
    audits: () => readAuditOutcomes(database),
  };
}
