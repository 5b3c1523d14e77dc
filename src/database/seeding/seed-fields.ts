import { asc, eq, max } from 'drizzle-orm';
import type { Field } from '../../fields/field.js';
import { type FieldRow, type OptionRow, toField } from '../field-rows.js';
import type { Database } from '../open-database.js';
import { queryOn } from '../query-on.js';
import { examples, fieldOptions, fields } from '../schema.js';
import type { StatedField } from './read-field-files.js';
import { emptyCounts, type LoadCounts } from './seed-report.js';

type NewField = Omit<FieldRow, 'id' | 'position'>;

/** What became of the fields, and the ones whose definition is another than before. */
export interface SeededFields {
  readonly tally: LoadCounts;
  readonly changed: readonly Field[];
}

/** Inserts fields, updates those whose definition differs, and with `replace` removes those that are not stated. */
export function seedFields(database: Database, stated: readonly StatedField[], replace: boolean): SeededFields {
  const query = queryOn(database);
  const tally = emptyCounts();
  const changed: Field[] = [];
  const known = new Map(
    query
      .select()
      .from(fields)
      .all()
      .map((row) => [row.code, row]),
  );
  if (replace) tally.removed = removeOthers(database, known, new Set(stated.map(({ field }) => field.code)));
  let position =
    query
      .select({ last: max(fields.position) })
      .from(fields)
      .get()?.last ?? 0;
  for (const one of stated) {
    const row = known.get(one.field.code);
    if (!row) {
      insertField(database, toRow(one), ++position, one.field);
      tally.loaded++;
    } else if (updateField(database, row, one)) {
      tally.updated++;
      changed.push(one.field);
    } else tally.unchanged++;
  }
  return { tally, changed };
}

function removeOthers(database: Database, known: ReadonlyMap<string, FieldRow>, kept: ReadonlySet<string>): number {
  const query = queryOn(database);
  const others = [...known.values()].filter((row) => !kept.has(row.code));
  for (const { id } of others) {
    query.delete(examples).where(eq(examples.fieldId, id)).run();
    query.delete(fieldOptions).where(eq(fieldOptions.fieldId, id)).run();
    query.delete(fields).where(eq(fields.id, id)).run();
  }
  return others.length;
}

function toRow({ field, unitFromLabel }: StatedField): NewField {
  const { code, label, labels, type, multiple, unit, decimals, guideline, pattern, transform, inferred, akeneo } =
    field;
  return {
    code,
    label,
    labels,
    type,
    multiple,
    unit: unit ?? null,
    labelUnit: unitFromLabel ? (unit ?? null) : null,
    decimals: decimals ?? null,
    guideline: guideline ?? null,
    pattern: pattern ?? null,
    transform: transform ?? null,
    inferred: inferred ?? null,
    akeneo: akeneo ?? null,
  };
}

function insertField(database: Database, row: NewField, position: number, field: Field): void {
  const { id } = queryOn(database)
    .insert(fields)
    .values({ ...row, position })
    .returning({ id: fields.id })
    .get();
  insertOptions(database, id, field);
}

/** @returns whether anything differs; a unit that the examples settled stays as long as the label names the same one */
function updateField(database: Database, row: FieldRow, one: StatedField): boolean {
  const query = queryOn(database);
  const options = query
    .select()
    .from(fieldOptions)
    .where(eq(fieldOptions.fieldId, row.id))
    .orderBy(asc(fieldOptions.position))
    .all();
  const stated = toRow(one);
  const sameLabelUnit = stated.labelUnit !== null && stated.labelUnit === row.labelUnit;
  const next = { ...row, ...stated, unit: sameLabelUnit ? row.unit : stated.unit };
  if (sameField(row, options, next, one.field)) return false;
  query.update(fields).set(next).where(eq(fields.id, row.id)).run();
  query.delete(fieldOptions).where(eq(fieldOptions.fieldId, row.id)).run();
  insertOptions(database, row.id, one.field);
  return true;
}

function sameField(row: FieldRow, options: readonly OptionRow[], next: FieldRow, { options: stated }: Field): boolean {
  const before = [toField(row, options), row.labelUnit];
  const after = [{ ...toField(next, []), options: stated }, next.labelUnit];
  return JSON.stringify(before) === JSON.stringify(after);
}

function insertOptions(database: Database, fieldId: number, { options }: Field): void {
  const query = queryOn(database);
  for (const [position, { code, labels, spellings }] of options.entries()) {
    query.insert(fieldOptions).values({ fieldId, position, code, labels, spellings }).run();
  }
}
