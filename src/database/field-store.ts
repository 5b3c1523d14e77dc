import type { Field } from '../fields/field.js';
import { createFieldReader } from './field-reader.js';
import { type FieldRow, type OptionRow, toField } from './field-rows.js';
import type { Database } from './open-database.js';

/** The fields of a catalogue; each is built once and stays the same object. */
export interface FieldStore {
  field(code: string): Field | undefined;
  /** In the order of the field files. */
  all(): readonly Field[];
  /** The field's number in the database. */
  idOf(field: Field): number | undefined;
}

/** Reads fields one at a time as they are asked for, or all at once. */
export function createFieldStore(database: Database): FieldStore {
  const reader = createFieldReader(database);
  const ids = new Map<string, number>();
  const known = new Map<string, Field>();
  let all: readonly Field[] | undefined;

  function keep(row: FieldRow, options: readonly OptionRow[]): Field {
    const field = known.get(row.code) ?? toField(row, options);
    known.set(row.code, field);
    ids.set(row.code, row.id);
    return field;
  }

  function readAll(): readonly Field[] {
    const byField = new Map<number, OptionRow[]>();
    for (const option of reader.allOptions()) {
      const options = byField.get(option.fieldId);
      if (options) options.push(option);
      else byField.set(option.fieldId, [option]);
    }
    return reader.all().map((row) => keep(row, byField.get(row.id) ?? []));
  }

  function one(code: string): Field | undefined {
    const field = known.get(code);
    if (field || all) return field;
    const row = reader.one(code);
    return row && keep(row, reader.optionsOf(row.id));
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
