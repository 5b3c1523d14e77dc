import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';

/** How likely the engine is to be wrong about a field of a text, on average over the fields, 0 to 1. */
export function doubtOf(engine: Pick<Engine, 'answer'>, fields: readonly Field[], description: string): number {
  if (fields.length === 0) return 0;
  const answers = engine.answer(fields, description);
  return answers.reduce((sum, { confidence }) => sum + 1 - confidence, 0) / fields.length;
}
