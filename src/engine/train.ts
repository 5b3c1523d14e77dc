import type { Field, Value } from '../fields/field.js';
import { readText, type Text } from '../fields/text.js';
import { fitCalibration } from './calibration.js';
import { casesOf, kindName, trustName } from './cases.js';
import type { KnownText } from './known-text.js';
import { createLearner } from './learner.js';
import type { Course, Lesson, Rehearsal } from './lesson.js';
import { lessonOf } from './lesson-of.js';
import type { CommonModel, FieldModel, Trust } from './model.js';
import { pack } from './pack.js';
import { PRIORS } from './priors.js';
import { heldOutProfiles, type Profile, profileOf } from './profile.js';
import { seededRandom } from './random.js';
import { type ChosenExample, chooseExamples, chooseTexts, fairShare } from './sample.js';
import { settleUnitOf } from './settle-unit.js';
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
const FOLDS = 5;
/** Lessons of all fields together, and the fewest of one, when there are more examples than time. */
const MOST_LESSONS = 8_000;
const FEWEST_LESSONS = 100;
const EPOCHS = 8;
/** The length of a step: full from so many examples on. */
const RATE = 0.25;
const ENOUGH = 400;
const SLOWEST = 0.4;
/** In how many parts the lessons are rehearsed to learn how far probabilities can be trusted. */
const REHEARSALS = 3;

/** Learns from examples what the engine needs: one part for what all fields share, and one a field with examples. */
export function trainEngine(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  options: TrainingOptions = {},
): readonly TrainedPart[] {
  const { common, models } = trainModels(fields, texts, options);
  const total = [...models.values()].reduce((sum, model) => sum + model.examples, 0);
  if (total === 0) return [];
  const parts = [...models].map(([scope, model]) => ({ scope, body: pack(model), examples: model.examples }));
  return [{ scope: '', body: pack(common), examples: total }, ...parts];
}

/** The same before it is packed. */
export function trainModels(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  { seed = 1, maxTexts = MOST_TEXTS }: TrainingOptions,
) {
  const random = seededRandom(seed);
  const read = chooseTexts(texts, { most: maxTexts, wanted: ENOUGH_EXAMPLES }, random).map(
    ({ description, values }) => ({
      text: readText(description),
      values,
    }),
  );
  const taught = fields.map((field) => teach(field, knownTexts(field, read))).filter(({ known }) => known.length > 0);
  const share = fairShare(
    taught.map(({ known }) => known.length),
    MOST_LESSONS,
  );
  const most = Math.max(FEWEST_LESSONS, share);
  const courses: Course[] = taught.map(({ field, known, profile }) => ({
    field: field.code,
    kind: kindName(field),
    lessons: lessonsOf(field, known, profile, chooseExamples(known, most, random)),
  }));
  const learner = createLearner(courses, { priors: PRIORS, epochs: EPOCHS, rate: rateFor(taught), random });
  const learnt = learner.learn();
  const types = new Map(taught.map(({ field }) => [field.code, trustName(field)]));
  const common: CommonModel = {
    generic: learnt.generic,
    kinds: learnt.kinds,
    trust: trustOf(learner.rehearse(REHEARSALS), types),
  };
  const models = new Map<string, FieldModel>();
  for (const { field, known, ...rest } of taught) {
    const weights = learnt.fields.get(field.code);
    if (weights) models.set(field.code, { ...weights, ...rest, examples: known.length });
  }
  return { common, models };
}

/** A few examples move weights in smaller steps, since each of them is studied as often. */
function rateFor(taught: readonly { readonly known: readonly KnownText[] }[]): number {
  const examples = taught.reduce((sum, { known }) => sum + known.length, 0);
  return RATE * Math.min(1, Math.max(SLOWEST, Math.sqrt(examples / ENOUGH)));
}

/** A field in the unit of its examples, with what counting them tells. */
function teach(asked: Field, known: readonly KnownText[]) {
  const settled = settleUnitOf(asked, known);
  const field = settled ? { ...asked, unit: settled.unit } : asked;
  return { field, known, profile: profileOf(field, known), ...(settled && { unit: settled.unit }) };
}

function trustOf(rehearsals: readonly Rehearsal[], types: ReadonlyMap<string, string>): ReadonlyMap<string, Trust> {
  const trust = new Map<string, Trust>();
  for (const type of new Set(types.values())) {
    const own = rehearsals.filter(({ field }) => types.get(field) === type);
    const value = fitCalibration(own.flatMap(({ best, weight }) => (best ? { ...best, weight } : [])));
    trust.set(type, { value, nothing: fitCalibration(own.map(({ nothing, weight }) => ({ ...nothing, weight }))) });
  }
  return trust;
}

function knownTexts(field: Field, texts: readonly { text: Text; values: TrainingText['values'] }[]): KnownText[] {
  return texts.flatMap(({ text, values }) => {
    const value = values[field.code];
    return value === undefined ? [] : [{ text, value }];
  });
}

/** Cases as they will look in use: what counting tells comes from the other examples only. */
function* lessonsOf(
  field: Field,
  known: readonly KnownText[],
  whole: Profile,
  chosen: readonly ChosenExample[],
): Generator<Lesson> {
  const profiles = heldOutProfiles(field, known, whole, Math.min(FOLDS, known.length));
  for (const { index, weight } of chosen) {
    const { text, value } = known[index] as KnownText;
    for (const one of casesOf(field, text, profiles[index] ?? whole)) yield lessonOf(one, value, weight);
  }
}
