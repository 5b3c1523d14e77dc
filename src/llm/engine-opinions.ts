import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import type { ValueDistribution } from './weigh.js';

/** What the engine reads of some fields in a text; nothing of those that it cannot tell choices of. */
export function engineOpinions(
  engine: Engine,
  fields: readonly Field[],
  description: string,
): readonly ValueDistribution[] {
  const choices = engine.choices?.(fields, description) ?? [];
  return fields.map((field, index) => ({ field, choices: choices[index] ?? [] }));
}
