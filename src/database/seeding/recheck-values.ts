import { and, eq, isNotNull } from 'drizzle-orm';
import type { Field } from '../../fields/field.js';
import type { FieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { queryOn } from '../query-on.js';
import { examples } from '../schema.js';
import { createStoredValues } from './stored-values.js';

/**
 * Brings the stored values of fields whose definition changed in line with it: another spelling where the field has
 * one, and removed where the field accepts them no more. @returns how many examples were removed, and changed
 */
export function recheckValues(
  database: Database,
  store: FieldStore,
  changed: readonly Field[],
): { removed: number; updated: number } {
  let removed = 0;
  let updated = 0;
  for (const field of changed) {
    const id = store.idOf(field);
    if (id === undefined) continue;
    const storedValue = createStoredValues(field);
    for (const { json } of distinctValues(database, id)) {
      const same = and(eq(examples.fieldId, id), eq(examples.value, json));
      const stored = storedValue(JSON.parse(json));
      if ('refused' in stored) removed += queryOn(database).delete(examples).where(same).run().changes;
      else if (stored.json !== json)
        updated += queryOn(database).update(examples).set({ value: stored.json }).where(same).run().changes;
    }
  }
  return { removed, updated };
}

function distinctValues(database: Database, fieldId: number): readonly { json: string }[] {
  const query = queryOn(database);
  const rows = query
    .selectDistinct({ json: examples.value })
    .from(examples)
    .where(and(eq(examples.fieldId, fieldId), isNotNull(examples.value)))
    .all();
  return rows.flatMap(({ json }) => (json === null ? [] : [{ json }]));
}
