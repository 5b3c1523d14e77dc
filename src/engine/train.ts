import type { Field, Value } from '../fields/field.js';
import { readText, type Text } from '../fields/text.js';
import { casesOf, heldOutProfiles, kindName, lessonOf, type Profile, profileOf } from './case-maker.js';
import type { KnownText } from './known-text.js';
import { type Course, type Lesson, learn } from './learner.js';
import type { CommonModel, FieldModel } from './model.js';
import { pack } from './pack.js';
import { PRIORS } from './priors.js';
import { seededRandom } from './random.js';
import type { TrainedPart } from './types.js';

/** A description with what is known of it; null is "not stated", a missing key is unknown. */
export interface TrainingText {
  readonly description: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** How training may be bounded; the same texts and seed give the same parts. */
export interface TrainingOptions {
  readonly seed?: number;
  readonly maxTexts?: number;
}

const FOLDS = Number(process.env.FOLDS ?? 5);
const pull = (process.env.PULL ?? '.002,.002,.003,.005,.01').split(',').map(Number) as [
  number,
  number,
  number,
  number,
  number,
];
const PULL = { generic: pull[0], kind: pull[1], field: pull[2], own: pull[3], slot: pull[4] };

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
  { seed = 1, maxTexts = 2000 }: TrainingOptions,
) {
  const random = seededRandom(seed);
  const read = sample(texts, maxTexts, random).map(({ description, values }) => ({
    text: readText(description),
    values,
  }));
  const taught = fields.flatMap((field) => {
    const known = knownTexts(field, read);
    return known.length === 0 ? [] : [{ field, known, profile: profileOf(field, known) }];
  });
  const courses: Course[] = taught.map(({ field, known, profile }) => ({
    field: field.code,
    kind: kindName(field),
    lessons: lessonsOf(field, known, profile),
  }));
  const learnt = learn(courses, {
    priors: PRIORS,
    epochs: Number(process.env.EP ?? 8),
    rate: Number(process.env.RATE ?? 0.25),
    pull: PULL,
    random,
  });
  const common: CommonModel = { generic: learnt.generic, kinds: learnt.kinds };
  const models = new Map<string, FieldModel>();
  for (const { field, known, profile } of taught) {
    const weights = learnt.fields.get(field.code);
    if (weights) models.set(field.code, { ...weights, profile, examples: known.length });
  }
  return { common, models };
}

function knownTexts(field: Field, texts: readonly { text: Text; values: TrainingText['values'] }[]): KnownText[] {
  return texts.flatMap(({ text, values }) => {
    const value = values[field.code];
    return value === undefined ? [] : [{ text, value }];
  });
}

/** Cases as they will look in use: what counting tells comes from the other examples only. */
function lessonsOf(field: Field, known: readonly KnownText[], whole: Profile): Lesson[] {
  const profiles = heldOutProfiles(field, known, whole, Math.min(FOLDS, known.length));
  return known.flatMap(({ text, value }, index) =>
    casesOf(field, text, profiles[index] ?? whole).map((one) => lessonOf(one, value)),
  );
}

function sample<Item>(items: readonly Item[], most: number, random: () => number): readonly Item[] {
  if (items.length <= most) return items;
  const kept = items.map((item) => ({ item, place: random() })).sort((a, b) => a.place - b.place);
  return kept.slice(0, most).map(({ item }) => item);
}
