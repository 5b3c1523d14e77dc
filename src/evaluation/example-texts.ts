import type { TrainingText } from '../engine/learning/train.js';
import type { Catalogue } from '../examples/catalogue.js';
import type { Value } from '../fields/field.js';

/** An example text with all that the catalogue knows of it. */
export interface ExampleText extends TrainingText {
  /** The number of its first example. */
  readonly id: string;
}

/** All texts of the catalogue's examples, in the order of their numbers. */
export function exampleTexts(catalogue: Pick<Catalogue, 'allFields' | 'examplesOf'>): readonly ExampleText[] {
  const texts = new Map<string, { id: number; values: Record<string, Value>; proposed: string[] }>();
  for (const field of catalogue.allFields()) {
    for (const { id, description, value, proposed } of catalogue.examplesOf(field, Number.MAX_SAFE_INTEGER)) {
      const known = texts.get(description) ?? { id, values: {}, proposed: [] };
      texts.set(description, known);
      known.values[field.code] = value;
      if (proposed) known.proposed.push(field.code);
      known.id = Math.min(known.id, id);
    }
  }
  return [...texts]
    .sort(([, one], [, other]) => one.id - other.id)
    .map(([description, { id, values, proposed }]) => ({
      ...{ id: String(id), description, values },
      ...(proposed.length > 0 && { proposed }),
    }));
}
