import { eq, isNotNull } from 'drizzle-orm';
import { settleUnit } from '../../engine/settle-unit.js';
import type { TrainingText } from '../../engine/train.js';
import { toField } from '../field-rows.js';
import type { Database } from '../open-database.js';
import { fields } from '../schema.js';

/**
 * Gives the fields whose unit stands in the label only the unit that their examples speak for. @returns a sentence for
 * each field whose unit is another than before
 */
export function settleUnits({ query }: Database, texts: readonly TrainingText[]): readonly string[] {
  const notes: string[] = [];
  for (const row of query.select().from(fields).where(isNotNull(fields.labelUnit)).all()) {
    const settled = settleUnit(toField({ ...row, unit: row.labelUnit }, []), texts);
    const unit = settled?.unit ?? row.labelUnit;
    if (unit === row.unit) continue;
    query.update(fields).set({ unit }).where(eq(fields.id, row.id)).run();
    const shown = settled
      ? `a text with "${settled.words}" has the value ${settled.value}`
      : 'no example says otherwise';
    notes.push(`the values of ${row.code} "${row.label}" are in ${unit}: ${shown}`);
  }
  return notes;
}
