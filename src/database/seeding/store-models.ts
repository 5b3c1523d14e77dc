import { notLike } from 'drizzle-orm';
import type { EarlyLooks } from '../../engine/learning/early-looks.js';
import { type TrainingText, trainEngine } from '../../engine/learning/train.js';
import type { TrainedModel } from '../../engine/types.js';
import type { Field } from '../../fields/field.js';
import { withDatabaseErrors } from '../database-error.js';
import { createFieldStore } from '../field-store.js';
import type { Database } from '../open-database.js';
import { queryOn } from '../query-on.js';
import { raiseRevision } from '../revision.js';
import { models } from '../schema.js';
import { signTexts } from './sign-texts.js';
import { readTrainingTexts } from './training-texts.js';

/** How the scopes of models' calibrations begin: they come from asking, not from the texts. */
const CALIBRATIONS = 'llm:';

/** Keeps what was learnt of a scope, in place of what was known of it. */
export function storeModel(database: Database, model: TrainedModel): void {
  const { body, examples } = model;
  queryOn(database)
    .insert(models)
    .values(model)
    .onConflictDoUpdate({ target: models.scope, set: { body, examples } })
    .run();
}

/** Learns anew from the texts and stores what was learnt in place of the old. @returns from how many example values */
export function storeModels(
  database: Database,
  fields: readonly Field[],
  texts: readonly TrainingText[],
  looks?: EarlyLooks,
): number {
  const parts = trainEngine(fields, texts, { looks });
  replaceModels(database, parts);
  return parts.find(({ scope }) => scope === '')?.examples ?? 0;
}

function replaceModels(database: Database, parts: readonly TrainedModel[]): void {
  const query = queryOn(database);
  query
    .delete(models)
    .where(notLike(models.scope, `${CALIBRATIONS}%`))
    .run();
  for (const part of parts) query.insert(models).values(part).run();
}

/**
 * Learns anew from all that is stored, and holds nobody up while it does: others may write meanwhile.
 * @returns what was learnt
 * @throws UserError when it cannot be stored
 */
export function learnBeside(database: Database): readonly TrainedModel[] {
  const parts = trainEngine(createFieldStore(database).all(), readTrainingTexts(database));
  const store = database.sqlite.transaction(() => {
    replaceModels(database, parts);
    raiseRevision(database);
  });
  withDatabaseErrors(database.path, () => store.immediate());
  return parts;
}

/** Learns anew from all that is stored, in one transaction. */
export function retrain(database: Database): number {
  return queryOn(database).transaction(() => {
    signTexts(database);
    return storeModels(database, createFieldStore(database).all(), readTrainingTexts(database));
  });
}

/** The same, and lets other processes know. @returns from how many example values @throws UserError when the database cannot be written */
export function learnAnew(database: Database): number {
  return withDatabaseErrors(database.path, () => {
    const learntFrom = retrain(database);
    raiseRevision(database);
    return learntFrom;
  });
}
