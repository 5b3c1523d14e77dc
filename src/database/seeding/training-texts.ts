import type { TrainingText } from '../../engine/learning/train.js';
import type { Value } from '../../fields/field.js';
import { countTexts } from '../../word-search/word-search.js';
import type { Database } from '../open-database.js';
import { findContradictions, findOverruled } from './contradictions.js';

/** Texts to learn from: an even sample of a large catalogue, and every text of a field with few examples. */
export const TRAINING_SAMPLE = 5000;
const FEW_EXAMPLES = 100;

interface Row {
  readonly descriptionId: number;
  readonly code: string;
  readonly value: string | null;
  readonly proposed: 0 | 1;
}

/** The texts that the engine learns from, with all that is known of each. */
export function readTrainingTexts(database: Database): readonly TrainingText[] {
  const { sqlite } = database;
  const step = Math.max(1, Math.ceil(countTexts(database) / TRAINING_SAMPLE));
  const rows = sqlite
    .prepare(
      `WITH few AS (SELECT field_id FROM examples GROUP BY field_id HAVING count(*) <= ${FEW_EXAMPLES}),
            chosen AS (SELECT DISTINCT description_id FROM examples
                       WHERE description_id % ? = 0 OR field_id IN (SELECT field_id FROM few))
       SELECT description_id AS descriptionId, code, value, origin IS 'proposed' AS proposed
       FROM chosen JOIN examples USING (description_id) JOIN fields ON fields.id = field_id
       ORDER BY description_id, fields.position`,
    )
    .all(step) as Row[];
  const byText = new Map<number, { readonly values: Record<string, Value>; readonly proposed: string[] }>();
  for (const { descriptionId, code, value, proposed } of rows) {
    const known = byText.get(descriptionId) ?? { values: {}, proposed: [] };
    byText.set(descriptionId, known);
    known.values[code] = value === null ? null : JSON.parse(value);
    if (proposed) known.proposed.push(code);
  }
  const forget = (id: number, field: string) => delete byText.get(id)?.values[field];
  for (const { field, descriptionIds } of findContradictions(database))
    for (const id of descriptionIds) forget(id, field);
  for (const { field, descriptionId } of findOverruled(database)) forget(descriptionId, field);
  const readText = sqlite.prepare('SELECT text FROM descriptions WHERE id = ?').pluck();
  return [...byText].map(([id, { values, proposed }]) => ({
    description: readText.get(id) as string,
    values,
    ...(proposed.length > 0 && { proposed }),
  }));
}
