import type { Field } from '../../fields/field.js';
import { forgetParts, readText, type Text } from '../../fields/text.js';
import { familyName, kindName } from '../candidates/candidate-sets.js';
import type { FieldModel, SharedModel } from '../model/model.js';
import { PRIORS } from '../model/priors.js';
import { learnTagging, type Tagging } from '../tagging/learn-tagging.js';
import type { EarlyLooks } from './early-looks.js';
import { lendExamples } from './lend-examples.js';
import { type PreparedField, prepareFields, trainingExamples } from './prepared-field.js';
import { fairShare, sampleExamples } from './sample.js';
import { seededRandom } from './seeded-random.js';
import { createTrainer } from './trainer.js';
import type { TrainingSet } from './training-example.js';
import type { TrainingText } from './training-text.js';

/** What was learnt, before it is packed. */
export interface FittedModels {
  readonly common: SharedModel;
  readonly models: ReadonlyMap<string, FieldModel>;
  readonly taggers: Tagging['taggers'];
}

/** Examples of all fields together, and the fewest of one, when there are more examples than time. */
const MOST_TRAINING_EXAMPLES = 8_000;
const FEWEST_TRAINING_EXAMPLES = 100;
const EPOCHS = 8;
/** The learning rate, full from ENOUGH examples on. */
const RATE = 0.25;
const ENOUGH = 400;
const SLOWEST = 0.2;
/** What a stated value that is not found teaches of "nothing", compared with a text that states none. */
const MISSED = 0.3;
const ENOUGH_TO_MISS = 40;

/** Learns from all of the texts; nothing is calibrated yet. */
export function fitModels(
  fields: readonly Field[],
  texts: readonly TrainingText[],
  seed: number,
  looks?: EarlyLooks,
): FittedModels {
  const random = seededRandom(seed);
  const examples = texts.map(({ description, ...known }) => ({
    text: looks?.textOf(description) ?? readText(description),
    ...known,
  }));
  const done = forgetting(texts);
  const prepared = lendExamples(prepareFields(fields, examples, done, looks)).filter(
    ({ known, lent }) => known.length + lent.length > 0,
  );
  const tagging = learnTagging(fields, examples, random);
  const trainer = createTrainer(trainingSets(prepared, random, tagging.crossTagged, done), {
    priors: PRIORS,
    epochs: EPOCHS,
    rate: rateFor(prepared),
    random,
  });
  const { generic, kinds, fields: fitted } = trainer.fit();
  const models = prepared.flatMap(({ field, known, lent, profile, unit }): [string, FieldModel][] => {
    const weights = fitted.get(field.code);
    const tagger = tagging.scopes.get(field.code);
    const model = weights && {
      ...weights,
      profile,
      examples: known.length,
      ...(lent.length > 0 && { isLent: true as const }),
      ...(unit !== undefined && { unit }),
      ...(tagger !== undefined && { tagger }),
    };
    return model ? [[field.code, model]] : [];
  });
  return {
    common: { generic, kinds, calibrations: new Map(), pool: tagging.pool },
    models: new Map(models),
    taggers: tagging.taggers,
  };
}

/** The examples of each field, of all together no more than there is time for. */
function trainingSets(
  prepared: readonly PreparedField[],
  random: () => number,
  crossTagged: Tagging['crossTagged'],
  done: (text: Text) => void,
): readonly TrainingSet[] {
  const counts = prepared.map(({ known }) => known.length);
  const most = Math.max(FEWEST_TRAINING_EXAMPLES, fairShare(counts, MOST_TRAINING_EXAMPLES));
  return prepared.map((one) => ({
    field: one.field.code,
    kind: kindName(one.field),
    family: familyName(one.field),
    missed: missedWeight(one),
    examples: trainingExamples(
      one,
      sampleExamples(one.known, most, random),
      (text) => crossTagged.get(text)?.get(one.field.code),
      done,
    ),
  }));
}

/** What a value that no candidate gives teaches of "nothing". Few examples, all of which state one, know but few of its forms. */
function missedWeight({ known }: PreparedField): number {
  if (known.some(({ value }) => value === null)) return MISSED;
  return MISSED * Math.min(1, known.length / ENOUGH_TO_MISS);
}

/** UTF-16 units of texts of which everything is kept that was read of them: it takes some hundred times as much memory. */
const MOST_KEPT = 300_000;

/** What becomes of a text that was looked at: of many, nothing is kept, and they are read again. */
function forgetting(texts: readonly TrainingText[]): (text: Text) => void {
  const length = texts.reduce((sum, { description }) => sum + description.length, 0);
  return length > MOST_KEPT ? forgetParts : () => undefined;
}

/** A few examples move weights in smaller steps, since each of them is studied as often. */
function rateFor(prepared: readonly PreparedField[]): number {
  const examples = prepared.reduce((sum, { known }) => sum + known.length, 0);
  return RATE * Math.min(1, Math.max(SLOWEST, Math.sqrt(examples / ENOUGH)));
}
