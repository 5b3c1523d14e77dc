import type { Field, Value } from '../fields/field.js';
import { readText } from '../fields/text.js';
import { fitCalibration } from './calibration.js';
import { familyName, kindName, trustName } from './cases.js';
import { createLearner } from './learner.js';
import type { Course, Rehearsal } from './lesson.js';
import type { CommonModel, FieldModel, Trust } from './model.js';
import { pack } from './pack.js';
import { PRIORS } from './priors.js';
import { seededRandom } from './random.js';
import { chooseExamples, chooseTexts, fairShare } from './sample.js';
import { lessonsOf, type TaughtField, teach } from './taught-field.js';
import { learnTagging, type Tagging } from './tagging/learn-tagging.js';
import type { TrainedPart } from './types.js';

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

/** Texts are read until each field has so many examples, and no more than so many texts. */
const MOST_TEXTS = 4000;
const ENOUGH_EXAMPLES = 1000;
/** Lessons of all fields together, and the fewest of one, when there are more examples than time. */
const MOST_LESSONS = 8_000;
const FEWEST_LESSONS = 100;
const EPOCHS = 8;
/** The length of a step: full from so many examples on. */
const RATE = 0.25;
const ENOUGH = 400;
const SLOWEST = 0.2;
/** In how many parts the lessons are rehearsed to learn how far probabilities can be trusted. */
const REHEARSALS = 3;

/** Learns from examples what the engine needs: one part for what all fields share, and one a field with examples. */
export function trainEngine(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  options: TrainingOptions = {},
): readonly TrainedPart[] {
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
  { seed = 1, maxTexts = MOST_TEXTS }: TrainingOptions,
): { readonly common: CommonModel; readonly models: ReadonlyMap<string, FieldModel>; readonly taggers: Tagging['taggers'] } {
  const random = seededRandom(seed);
  const chosen = chooseTexts(texts, { most: maxTexts, wanted: ENOUGH_EXAMPLES }, random);
  const examples = chosen.map(({ description, values }) => ({ text: readText(description), values }));
  const taught = fields.map((field) => teach(field, examples)).filter(({ known }) => known.length > 0);
  const tagging = learnTagging(fields, examples, random);
  const learner = createLearner(coursesOf(taught, random, tagging.rehearsed), {
    priors: PRIORS,
    epochs: EPOCHS,
    rate: rateFor(taught),
    random,
  });
  const { generic, kinds, fields: learnt } = learner.learn();
  const trust = trustOf(learner.rehearse(REHEARSALS), taught);
  const models = taught.flatMap(({ field, known, profile, unit }): [string, FieldModel][] => {
    const weights = learnt.get(field.code);
    const model = weights && { ...weights, profile, examples: known.length, ...(unit !== undefined && { unit }), ...(tagging.scopes.has(field.code) && { tagger: tagging.scopes.get(field.code)! }) };
    return model ? [[field.code, model]] : [];
  });
  return { common: { generic, kinds, trust, pool: tagging.pool }, models: new Map(models), taggers: tagging.taggers };
}

/** The lessons of each field, of all together no more than there is time for. */
function coursesOf(
  taught: readonly TaughtField[],
  random: () => number,
  rehearsed: Tagging['rehearsed'],
): readonly Course[] {
  const counts = taught.map(({ known }) => known.length);
  const most = Math.max(FEWEST_LESSONS, fairShare(counts, MOST_LESSONS));
  return taught.map((one) => ({
    field: one.field.code,
    kind: kindName(one.field),
    family: process.env.NOFAM ? one.field.code : familyName(one.field),
    lessons: lessonsOf(one, chooseExamples(one.known, most, random), (text) => rehearsed.get(text)?.get(one.field.code)),
  }));
}

/** A few examples move weights in smaller steps, since each of them is studied as often. */
function rateFor(taught: readonly TaughtField[]): number {
  const examples = taught.reduce((sum, { known }) => sum + known.length, 0);
  return RATE * Math.min(1, Math.max(SLOWEST, Math.sqrt(examples / ENOUGH)));
}

/** How far the probabilities of each type of field came true in rehearsal. */
function trustOf(rehearsals: readonly Rehearsal[], taught: readonly TaughtField[]): CommonModel['trust'] {
  const types = new Map(taught.map(({ field }) => [field.code, trustName(field)]));
  const trust = new Map<string, Trust>();
  for (const type of new Set(types.values())) {
    const own = rehearsals.filter(({ field }) => types.get(field) === type);
    const value = fitCalibration(own.flatMap(({ best, weight }) => (best ? { ...best, weight } : [])));
    trust.set(type, { value, nothing: fitCalibration(own.map(({ nothing, weight }) => ({ ...nothing, weight }))) });
  }
  return trust;
}
