import { asc, eq, sql } from 'drizzle-orm';
import type { Field } from '../fields/field.js';
import { type FieldRow, type OptionRow, toField } from './field-rows.js';
import type { Database } from './open-database.js';
import { fieldOptions, fields } from './schema.js';

/** The fields of a catalogue; each is built once and stays the same object. */
export interface FieldStore {
  field(code: string): Field | undefined;
  /** In the order of the field files. */
  all(): readonly Field[];
  /** The field's number in the database. */
  idOf(field: Field): number | undefined;
}

/** Reads fields one at a time as they are asked for, or all at once. */
export function createFieldStore({ query }: Database): FieldStore {
  const ids = new Map<string, number>();
  const known = new Map<string, Field>();
  let all: readonly Field[] | undefined;

  const oneField = query
    .select()
    .from(fields)
    .where(eq(fields.code, sql.placeholder('code')))
    .prepare();
  const itsOptions = query
    .select()
    .from(fieldOptions)
    .where(eq(fieldOptions.fieldId, sql.placeholder('id')))
    .orderBy(asc(fieldOptions.position))
    .prepare();

  function keep(row: FieldRow, options: readonly OptionRow[]): Field {
    const field = known.get(row.code) ?? toField(row, options);
    known.set(row.code, field);
    ids.set(row.code, row.id);
    return field;
  }

  function readAll(): readonly Field[] {
    const byField = new Map<number, OptionRow[]>();
    for (const option of query.select().from(fieldOptions).orderBy(asc(fieldOptions.position)).all()) {
      const options = byField.get(option.fieldId);
      if (options) options.push(option);
      else byField.set(option.fieldId, [option]);
    }
    const rows = query.select().from(fields).orderBy(asc(fields.position)).all();
    return rows.map((row) => keep(row, byField.get(row.id) ?? []));
  }

  function one(code: string): Field | undefined {
    const field = known.get(code);
    if (field || all) return field;
    const row = oneField.get({ code });
    return row && keep(row, itsOptions.all({ id: row.id }));
  }

  return {
    field: one,
    all() {
      all ??= readAll();
      return all;
    },
    idOf({ code }) {
      one(code);
      return ids.get(code);
    },
  };
}
