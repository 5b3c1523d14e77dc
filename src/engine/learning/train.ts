import type { Field } from '../../fields/field.js';
import { pack } from '../model/pack.js';
import type { TrainedModel } from '../types.js';
import { calibrationsOf } from './calibrations.js';
import type { EarlyLooks } from './early-looks.js';
import { type FittedModels, fitModels } from './fit-models.js';
import { sampleTexts } from './sample.js';
import { seededRandom } from './seeded-random.js';
import type { TrainingText } from './training-text.js';

export type { TrainingText };

/** How training may be bounded; the same texts and seed give the same parts. */
export interface TrainingOptions {
  readonly seed?: number;
  /** The most texts that are read; default 4,000. */
  readonly maxTexts?: number;
  /** Examples that were looked at as they came. */
  readonly looks?: EarlyLooks | undefined;
}

/** Texts are read until each field has ENOUGH_EXAMPLES, and MOST_TEXTS at most. */
const MOST_TEXTS = 4000;
const ENOUGH_EXAMPLES = 1000;

/** Learns from examples what the engine needs: one part for what all fields share, and one per field with examples. */
export function trainEngine(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  options: TrainingOptions = {},
): readonly TrainedModel[] {
  const { common, models, taggers } = trainModels(fields, texts, options);
  const total = [...models.values()].reduce((sum, model) => sum + model.examples, 0);
  if (total === 0) return [];
  const parts = [...models].map(([scope, model]) => ({ scope, body: pack(model), examples: model.examples }));
  const tagging = [...taggers].map(([scope, tagger]) => ({ scope, body: pack(tagger), examples: 0 }));
  return [{ scope: '', body: pack(common), examples: total }, ...parts, ...tagging];
}

/** The same before it is packed. */
export function trainModels(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  { seed = 1, maxTexts = MOST_TEXTS, looks }: TrainingOptions,
): FittedModels {
  const chosen = sampleTexts(texts, { most: maxTexts, wanted: ENOUGH_EXAMPLES }, seededRandom(seed));
  // First, since it learns from fewer texts: the memory that it takes is free again when most is needed.
  const calibrations = calibrationsOf(fields, chosen, (some) => fitModels(fields, some, seed, looks));
  const fitted = fitModels(fields, chosen, seed, looks);
  return { ...fitted, common: { ...fitted.common, calibrations } };
}
