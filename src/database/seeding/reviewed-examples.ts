import type { Value } from '../../fields/field.js';
import { auditedText } from '../audited-text.js';
import { withDatabaseErrors } from '../database-error.js';
import type { Database } from '../open-database.js';
import { raiseRevision } from '../revision.js';
import type { StoredBefore } from '../schema.js';
import { retrain } from './store-models.js';
import { textForExample } from './text-for-example.js';

/** A verdict that says what is right, or takes back another one. */
export type ReviewedExample =
  | {
      readonly line: number;
      readonly description: string;
      /** The code of the field. */
      readonly field: string;
      readonly value: Value;
      /** What was shown. */
      readonly shown: Value;
      readonly reviewer: string;
      /** Milliseconds since 1970. */
      readonly at: number;
      readonly run: string;
    }
  | { readonly line: number; readonly undoes: number };

/** Which reviews are meant: those that fit all that is said. */
export interface ReviewFilter {
  readonly reviewer?: string | undefined;
  readonly run?: string | undefined;
  /** The path of the file that was reviewed. */
  readonly file?: string | undefined;
}

/** How many lines of a file's decision ledger have reached the catalogue. */
export function linesTaught({ sqlite }: Database, file: string): number {
  const lines = sqlite.prepare<[string], number>('SELECT lines FROM reviewed_files WHERE file = ?').pluck();
  return lines.get(file) ?? 0;
}

/**
 * Makes examples of verdicts, all or none, and notes how far the ledger was read.
 * @returns false when somebody else has read it further meanwhile, and nothing was done
 * @throws UserError when the database cannot be written
 */
export function seedReviews(
  database: Database,
  file: string,
  { from, to }: { readonly from: number; readonly to: number },
  reviewed: readonly ReviewedExample[],
): boolean {
  const { sqlite } = database;
  const teach = sqlite.transaction(() => {
    if (linesTaught(database, file) !== from) return false;
    for (const example of reviewed) {
      if ('undoes' in example) forget(database, 'file = ? AND line = ?', [file, example.undoes]);
      else keep(database, file, example);
    }
    sqlite
      .prepare('INSERT INTO reviewed_files VALUES (?, ?) ON CONFLICT DO UPDATE SET lines = excluded.lines')
      .run(file, to);
    if (reviewed.length > 0) raiseRevision(database);
    return true;
  });
  return withDatabaseErrors(database.path, () => teach.immediate());
}

/**
 * Takes reviews back: an earlier review of the same comes into force again, or else what there was before any, and no audit
 * goes by them any more; then learns anew from what is left.
 * @returns how many were taken back; nothing changes when none fits
 * @throws UserError when the database cannot be written
 */
export function forgetReviews(database: Database, { reviewer, run, file }: ReviewFilter): number {
  const wanted = [
    ['reviewer', reviewer],
    ['run', run],
    ['file', file],
  ].filter((part): part is [string, string] => part[1] !== undefined);
  const take = database.sqlite.transaction(() => {
    const where = wanted.map(([column]) => `${column} = ?`).join(' AND ') || 'TRUE';
    const parameters = wanted.map(([, value]) => value);
    forgetAudits(database, where, parameters);
    const forgotten = forget(database, where, parameters);
    if (forgotten === 0) return 0;
    retrain(database);
    raiseRevision(database);
    return forgotten;
  });
  return withDatabaseErrors(database.path, () => take.immediate());
}

interface Place {
  readonly descriptionId: number;
  readonly fieldId: number;
}

function keep(database: Database, file: string, example: Exclude<ReviewedExample, { readonly undoes: number }>): void {
  const { sqlite } = database;
  const fieldId = sqlite.prepare<[string], number>('SELECT id FROM fields WHERE code = ?').pluck().get(example.field);
  if (fieldId === undefined) return;
  const descriptionId = textForExample(database, example.description);
  const place = { descriptionId, fieldId };
  const before = sqlite
    .prepare<[number, number], StoredBefore>(
      `SELECT value, origin, source, stated_at AS statedAt FROM examples WHERE description_id = ? AND field_id = ?`,
    )
    .get(descriptionId, fieldId);
  const isFirst = before?.origin !== 'reviewed';
  const { value, shown, reviewer, at, run, line } = example;
  sqlite
    .prepare(
      `INSERT INTO example_reviews (description_id, field_id, value, reviewer, reviewed_at, run, file, line, shown, before)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[descriptionId, fieldId, jsonOf(value), reviewer, at, run, file, line, jsonOf(shown)],
      isFirst && before ? JSON.stringify(before) : null,
    );
  putInForce(database, place);
}

function jsonOf(value: Value): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Has the latest review of a text and field be its example. */
function putInForce({ sqlite }: Database, { descriptionId, fieldId }: Place): void {
  sqlite
    .prepare(
      `INSERT INTO examples (description_id, field_id, value, origin, source, stated_at, replaced)
       SELECT latest.description_id, latest.field_id, latest.value, 'reviewed', latest.reviewer, latest.reviewed_at,
              CASE WHEN first.before IS NULL THEN NULL ELSE ifnull(first.before ->> 'value', 'null') END
       FROM example_reviews AS latest JOIN example_reviews AS first USING (description_id, field_id)
       WHERE description_id = ? AND field_id = ?
       ORDER BY latest.id DESC, first.id LIMIT 1
       ON CONFLICT DO UPDATE SET value = excluded.value, origin = excluded.origin, source = excluded.source,
         stated_at = excluded.stated_at, replaced = excluded.replaced`,
    )
    .run(descriptionId, fieldId);
}

/** Takes back what the reviews said of audited answers, where they had the last word. */
function forgetAudits({ sqlite }: Database, where: string, parameters: readonly unknown[]): void {
  const said = sqlite
    .prepare<unknown[], { readonly text: string; readonly fieldId: number }>(
      `SELECT text, field_id AS fieldId
       FROM (SELECT max(id) AS id, description_id, field_id FROM example_reviews GROUP BY description_id, field_id) AS latest
       JOIN descriptions ON descriptions.id = description_id
       WHERE latest.id IN (SELECT id FROM example_reviews WHERE ${where})`,
    )
    .all(...parameters);
  const takeBack = sqlite.prepare('DELETE FROM audits WHERE text_hash = ? AND field_id = ?');
  for (const { text, fieldId } of said) takeBack.run(auditedText(text), fieldId);
}

/** @returns how many reviews were taken back */
function forget(database: Database, where: string, parameters: readonly unknown[]): number {
  const { sqlite } = database;
  const places = sqlite
    .prepare<unknown[], Place>(
      `SELECT DISTINCT description_id AS descriptionId, field_id AS fieldId FROM example_reviews WHERE ${where}`,
    )
    .all(...parameters);
  const firstOf = sqlite.prepare<[number, number], { readonly id: number; readonly before: string | null }>(
    'SELECT id, before FROM example_reviews WHERE description_id = ? AND field_id = ? ORDER BY id LIMIT 1',
  );
  const begun = places.map((place) => ({
    place,
    before: firstOf.get(place.descriptionId, place.fieldId)?.before ?? null,
  }));
  const { changes } = sqlite.prepare(`DELETE FROM example_reviews WHERE ${where}`).run(...parameters);
  for (const { place, before } of begun) {
    const first = firstOf.get(place.descriptionId, place.fieldId);
    if (first) {
      sqlite.prepare('UPDATE example_reviews SET before = ? WHERE id = ?').run(before, first.id);
      putInForce(database, place);
    } else restore(database, place, before === null ? undefined : JSON.parse(before));
  }
  return changes;
}

/** What was loaded since from elsewhere stays. */
function restore({ sqlite }: Database, { descriptionId, fieldId }: Place, before: StoredBefore | undefined): void {
  if (!before) {
    sqlite
      .prepare(`DELETE FROM examples WHERE description_id = ? AND field_id = ? AND origin = 'reviewed'`)
      .run(descriptionId, fieldId);
    return;
  }
  const { value, origin, source, statedAt } = before;
  sqlite
    .prepare(
      `UPDATE examples SET value = ?, origin = ?, source = ?, stated_at = ?, replaced = NULL
       WHERE description_id = ? AND field_id = ? AND origin = 'reviewed'`,
    )
    .run(value, origin, source, statedAt, descriptionId, fieldId);
}
