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

/** Learns anew from the texts and stores what was learnt in place of the old. @returns from how many example values */
export function storeModels(database: Database, fields: readonly Field[], texts: readonly TrainingText[]): number {
  const query = queryOn(database);
  const parts = trainEngine(fields, texts);
  query.delete(models).run();
  for (const part of parts) query.insert(models).values(part).run();
  return parts.find(({ scope }) => scope === '')?.examples ?? 0;
}

/**
 * Learns anew from all that is stored, and holds nobody up while it does: others may write meanwhile.
 * @returns what was learnt
 * @throws UserError when it cannot be stored
 */
export function learnBeside(database: Database): readonly TrainedModel[] {
  const parts = trainEngine(createFieldStore(database).all(), readTrainingTexts(database));
  const store = database.sqlite.transaction(() => {
    const query = queryOn(database);
    query.delete(models).run();
    for (const part of parts) query.insert(models).values(part).run();
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
