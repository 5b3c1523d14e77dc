import { trainEngine } from '../../engine/learning/train.js';
import type { ModelSource, TrainedModel } from '../../engine/types.js';
import type { Value } from '../../fields/field.js';
import { createFieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { readTrainingTexts } from '../seeding/training-texts.js';
import { createRecall } from './recall-examples.js';

/** What the engine knows without the reviews of a file, to tell what follows from them. */
export function sourceWithout(database: Database, file: string): ModelSource {
  const { sqlite } = database;
  const reviewed = sqlite
    .prepare<[string], Reviewed>(
      `SELECT DISTINCT text, code, examples.id, first.before FROM example_reviews AS review
       JOIN examples USING (description_id, field_id) JOIN descriptions ON descriptions.id = review.description_id
       JOIN fields ON fields.id = review.field_id
       JOIN example_reviews AS first ON first.id =
         (SELECT min(id) FROM example_reviews AS one
          WHERE one.description_id = review.description_id AND one.field_id = review.field_id)
       WHERE review.file = ? AND examples.origin = 'reviewed'`,
    )
    .all(file);
  const parts = reviewed.length > 0 ? trainWithout(database, reviewed) : storedModels(database);
  return { ...modelSource(parts), recall: recallWithout(database, file) };
}

interface Reviewed {
  readonly text: string;
  readonly code: string;
  /** Of the example. */
  readonly id: number;
  readonly before: string | null;
}

/** Reads models out of memory. */
export function modelSource(parts: readonly TrainedModel[]): ModelSource {
  const bodies = new Map(parts.map(({ scope, body }) => [scope, body]));
  return { read: (scope) => bodies.get(scope) };
}

function storedModels({ sqlite }: Database): readonly TrainedModel[] {
  return sqlite.prepare<[], TrainedModel>('SELECT scope, body, examples FROM models').all();
}

function trainWithout(database: Database, reviewed: readonly Reviewed[]): readonly TrainedModel[] {
  const texts = readTrainingTexts(database).map((text) => ({
    ...text,
    values: { ...text.values } as Record<string, Value>,
  }));
  const byText = new Map(texts.map((text) => [text.description, text]));
  for (const { text, code, before } of reviewed) {
    const values = byText.get(text)?.values;
    if (!values) continue;
    const { value } = before === null ? { value: undefined } : JSON.parse(before);
    if (value === undefined) delete values[code];
    else values[code] = value === null ? null : JSON.parse(value);
  }
  const left = texts.filter(({ values }) => Object.keys(values).length > 0);
  return trainEngine(createFieldStore(database).all(), left);
}

/** What the reviews of the file say is not known, also of those that come later. */
function recallWithout(database: Database, file: string): NonNullable<ModelSource['recall']> {
  const recall = createRecall(database);
  const isOfFile = database.sqlite
    .prepare<[number, string], number>(
      `SELECT 1 FROM examples JOIN example_reviews USING (description_id, field_id)
       WHERE examples.id = ? AND origin = 'reviewed' AND file = ?`,
    )
    .pluck();
  return (signatures) =>
    recall(signatures).map(({ description, values }) => ({
      description,
      values: Object.fromEntries(Object.entries(values).filter(([, { id }]) => isOfFile.get(id, file) === undefined)),
    }));
}
