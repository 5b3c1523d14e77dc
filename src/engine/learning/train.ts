import type { Field, Value } from '../../fields/field.js';
import { readText } from '../../fields/text.js';
import { calibrationGroup, familyName, kindName } from '../candidates/candidate-sets.js';
import { fitCalibration } from '../model/calibration.js';
import type { FieldModel, SharedModel, TypeCalibration } from '../model/model.js';
import { pack } from '../model/pack.js';
import { PRIORS } from '../model/priors.js';
import { learnTagging, type Tagging } from '../tagging/learn-tagging.js';
import type { TrainedModel } from '../types.js';
import { lendExamples } from './lend-examples.js';
import { type PreparedField, prepareField, trainingExamples } from './prepared-field.js';
import { fairShare, sampleExamples, sampleTexts } from './sample.js';
import { seededRandom } from './seeded-random.js';
import { createTrainer } from './trainer.js';
import type { HeldOutPrediction, TrainingSet } from './training-example.js';

/** A description with what is known of it; null is "not stated", a missing key is unknown. */
export interface TrainingText {
  readonly description: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** How training may be bounded; the same texts and seed give the same parts. */
export interface TrainingOptions {
  readonly seed?: number;
  /** The most texts that are read; default 4,000. */
  readonly maxTexts?: number;
}

/** Texts are read until each field has ENOUGH_EXAMPLES, and MOST_TEXTS at most. */
const MOST_TEXTS = 4000;
const ENOUGH_EXAMPLES = 1000;
/** Examples of all fields together, and the fewest of one, when there are more examples than time. */
const MOST_TRAINING_EXAMPLES = 8_000;
const FEWEST_TRAINING_EXAMPLES = 100;
const EPOCHS = 8;
/** The learning rate, full from ENOUGH examples on. */
const RATE = 0.25;
const ENOUGH = 400;
const SLOWEST = 0.2;
/** In how many parts the examples are cross-validated to learn how far probabilities can be trusted. */
const FOLDS = 3;

/** Learns from examples what the engine needs: one part for what all fields share, and one per field with examples. */
export function trainEngine(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  options: TrainingOptions = {},
): readonly TrainedModel[] {
  const { common, models, taggers } = fitModels(fields, texts, options);
  const total = [...models.values()].reduce((sum, model) => sum + model.examples, 0);
  if (total === 0) return [];
  const parts = [...models].map(([scope, model]) => ({ scope, body: pack(model), examples: model.examples }));
  const tagging = [...taggers].map(([scope, tagger]) => ({ scope, body: pack(tagger), examples: 0 }));
  return [{ scope: '', body: pack(common), examples: total }, ...parts, ...tagging];
}

/** The same before it is packed. */
export function fitModels(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  { seed = 1, maxTexts = MOST_TEXTS }: TrainingOptions,
): {
  readonly common: SharedModel;
  readonly models: ReadonlyMap<string, FieldModel>;
  readonly taggers: Tagging['taggers'];
} {
  const random = seededRandom(seed);
  const chosen = sampleTexts(texts, { most: maxTexts, wanted: ENOUGH_EXAMPLES }, random);
  const examples = chosen.map(({ description, values }) => ({ text: readText(description), values }));
  const prepared = lendExamples(fields.map((field) => prepareField(field, examples))).filter(
    ({ known, lent }) => known.length + lent.length > 0,
  );
  const tagging = learnTagging(fields, examples, random);
  const trainer = createTrainer(trainingSets(prepared, random, tagging.rehearsed), {
    priors: PRIORS,
    epochs: EPOCHS,
    rate: rateFor(prepared),
    random,
  });
  const { generic, kinds, fields: fitted } = trainer.fit();
  const calibrations = calibrationsOf(trainer.crossValidate(FOLDS), prepared);
  const models = prepared.flatMap(({ field, known, profile, unit }): [string, FieldModel][] => {
    const weights = fitted.get(field.code);
    const tagger = tagging.scopes.get(field.code);
    const model = weights && {
      ...weights,
      profile,
      examples: known.length,
      ...(unit !== undefined && { unit }),
      ...(tagger !== undefined && { tagger }),
    };
    return model ? [[field.code, model]] : [];
  });
  return {
    common: { generic, kinds, calibrations, pool: tagging.pool },
    models: new Map(models),
    taggers: tagging.taggers,
  };
}

/** The examples of each field, of all together no more than there is time for. */
function trainingSets(
  prepared: readonly PreparedField[],
  random: () => number,
  rehearsed: Tagging['rehearsed'],
): readonly TrainingSet[] {
  const counts = prepared.map(({ known }) => known.length);
  const most = Math.max(FEWEST_TRAINING_EXAMPLES, fairShare(counts, MOST_TRAINING_EXAMPLES));
  return prepared.map((one) => ({
    field: one.field.code,
    kind: kindName(one.field),
    family: familyName(one.field),
    examples: trainingExamples(one, sampleExamples(one.known, most, random), (text) =>
      rehearsed.get(text)?.get(one.field.code),
    ),
  }));
}

/** A few examples move weights in smaller steps, since each of them is studied as often. */
function rateFor(prepared: readonly PreparedField[]): number {
  const examples = prepared.reduce((sum, { known }) => sum + known.length, 0);
  return RATE * Math.min(1, Math.max(SLOWEST, Math.sqrt(examples / ENOUGH)));
}

/** How far the probabilities of each type of field came true in cross-validation. */
function calibrationsOf(
  predictions: readonly HeldOutPrediction[],
  prepared: readonly PreparedField[],
): SharedModel['calibrations'] {
  const types = new Map(prepared.map(({ field }) => [field.code, calibrationGroup(field)]));
  const calibrations = new Map<string, TypeCalibration>();
  for (const type of new Set(types.values())) {
    const own = predictions.filter(({ field }) => types.get(field) === type);
    const value = fitCalibration(own.flatMap(({ best, weight }) => (best ? { ...best, weight } : [])));
    calibrations.set(type, {
      value,
      nothing: fitCalibration(own.map(({ nothing, weight }) => ({ ...nothing, weight }))),
    });
  }
  return calibrations;
}
