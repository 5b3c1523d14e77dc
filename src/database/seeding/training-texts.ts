import type { TrainingText } from '../../engine/learning/train.js';
import type { Value } from '../../fields/field.js';
import { countTexts } from '../../word-search/word-index.js';
import type { Database } from '../open-database.js';
import { findContradictions } from './contradictions.js';

/** Texts to learn from: an even sample of a large catalogue, and every text of a field with few examples. */
const SAMPLE = 5000;
const FEW_EXAMPLES = 100;

interface Row {
  readonly descriptionId: number;
  readonly code: string;
  readonly value: string | null;
}

/** The texts that the engine learns from, with all that is known of each. */
export function readTrainingTexts(database: Database): readonly TrainingText[] {
  const { sqlite } = database;
  const step = Math.max(1, Math.ceil(countTexts(database) / SAMPLE));
  const rows = sqlite
    .prepare(
      `WITH few AS (SELECT field_id FROM examples GROUP BY field_id HAVING count(*) <= ${FEW_EXAMPLES}),
            chosen AS (SELECT DISTINCT description_id FROM examples
                       WHERE description_id % ? = 0 OR field_id IN (SELECT field_id FROM few))
       SELECT description_id AS descriptionId, code, value
       FROM chosen JOIN examples USING (description_id) JOIN fields ON fields.id = field_id
       ORDER BY description_id, fields.position`,
    )
    .all(step) as Row[];
  const valuesByText = new Map<number, Record<string, Value>>();
  for (const { descriptionId, code, value } of rows) {
    const values = valuesByText.get(descriptionId) ?? {};
    values[code] = value === null ? null : JSON.parse(value);
    valuesByText.set(descriptionId, values);
  }
  for (const { field, descriptionIds } of findContradictions(database)) {
    for (const id of descriptionIds) delete valuesByText.get(id)?.[field];
  }
  const readText = sqlite.prepare('SELECT text FROM descriptions WHERE id = ?').pluck();
  return [...valuesByText].map(([id, values]) => ({ description: readText.get(id) as string, values }));
}
