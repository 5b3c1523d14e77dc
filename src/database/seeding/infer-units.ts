import { eq, isNotNull } from 'drizzle-orm';
import { inferUnit } from '../../engine/learning/infer-unit.js';
import type { TrainingText } from '../../engine/learning/train.js';
import { toField } from '../field-rows.js';
import type { Database } from '../open-database.js';
import { queryOn } from '../query-on.js';
import { fields } from '../schema.js';

/**
 * Gives the fields whose unit stands in the label only the unit that their examples speak for. @returns a sentence for
 * each field whose unit is another than before
 */
export function inferUnits(database: Database, texts: readonly TrainingText[]): readonly string[] {
  const query = queryOn(database);
  const notes: string[] = [];
  for (const row of query.select().from(fields).where(isNotNull(fields.labelUnit)).all()) {
    const inferred = inferUnit(toField({ ...row, unit: row.labelUnit }, []), texts);
    const unit = inferred?.unit ?? row.labelUnit;
    if (unit === row.unit) continue;
    query.update(fields).set({ unit }).where(eq(fields.id, row.id)).run();
    const example = inferred && texts[inferred.index];
    const shown = example
      ? `an example has the value ${example.values[row.code]} for "${lineWith(example, row.code)}"`
      : 'no example says otherwise';
    notes.push(`the values of ${row.code} "${row.label}" are in ${unit}: ${shown}`);
  }
  return notes;
}

const LONGEST = 100;

/** The line of a text in which the field's value stands, or else its first, cut where it is long. */
function lineWith({ description, values }: TrainingText, code: string): string {
  const lines = description.split('\n');
  const line = lines.find((text) => text.includes(String(values[code]))) ?? lines[0] ?? '';
  const start = Math.max(0, line.indexOf(String(values[code])) - LONGEST / 2);
  const cut = line.slice(start, start + LONGEST);
  return `${start > 0 ? '…' : ''}${cut.trim()}${start + LONGEST < line.length ? '…' : ''}`;
}
