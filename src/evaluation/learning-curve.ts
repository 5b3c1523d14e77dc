import { createEngine } from '../engine/engine.js';
import { readFitted } from '../engine/learning/calibrations.js';
import { seededRandom } from '../engine/learning/seeded-random.js';
import { trainModels } from '../engine/learning/train.js';
import type { Engine } from '../engine/types.js';
import type { Field } from '../fields/field.js';
import type { ExampleText } from './example-texts.js';
import { outcomeOf } from './outcome.js';
import { countOutcomes, ratesOf } from './rates.js';
import type { Trial } from './trial.js';

/** How good the engine is after so many reviewed values. */
export interface CurveStep {
  readonly order: 'review' | 'random';
  readonly values: number;
  readonly f1: number | undefined;
}

/** What a curve is drawn from. */
export interface CurveMaterial {
  readonly fields: readonly Field[];
  /** Texts whose values a reviewer would look at. */
  readonly texts: readonly ExampleText[];
  /** What it is measured with. */
  readonly trials: readonly Trial[];
}

/** The texts that are reviewed before anything is known; the number doubles from step to step. */
const FIRST = 20;
const SEED = 1;

/**
 * F1 by the number of reviewed values: texts taken by chance, and in the order of a review, which takes those first of
 * whose answers the most are to be expected wrong by what was learnt so far. Both begin with the same texts.
 */
export function* learningCurve({ fields, texts, trials }: CurveMaterial): Generator<CurveStep> {
  const random = seededRandom(SEED);
  const shuffled = texts
    .map((text) => ({ text, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text);
  for (const order of ['random', 'review'] as const) {
    let reviewed = shuffled.slice(0, FIRST);
    for (;;) {
      const engine = engineOf(fields, reviewed);
      const values = reviewed.reduce((sum, text) => sum + Object.keys(text.values).length, 0);
      yield { order, values, f1: f1Of(engine, trials) };
      const known = new Set(reviewed);
      const open = shuffled.filter((text) => !known.has(text));
      if (open.length === 0) break;
      const next = order === 'random' ? open : byDoubt(engine, fields, open);
      reviewed = [...reviewed, ...next.slice(0, reviewed.length)];
    }
  }
}

function engineOf(fields: readonly Field[], texts: readonly ExampleText[]): Engine {
  return createEngine({ read: readFitted(trainModels(fields, texts, {})) });
}

/** The texts with the most wrong answers to be expected first. */
function byDoubt(engine: Engine, fields: readonly Field[], texts: readonly ExampleText[]): readonly ExampleText[] {
  const byCode = new Map(fields.map((field) => [field.code, field]));
  const doubts = texts.map((text) => {
    const asked = Object.keys(text.values).flatMap((code) => byCode.get(code) ?? []);
    const doubt = engine.answer(asked, text.description).reduce((sum, { confidence }) => sum + 1 - confidence, 0);
    return { text, doubt };
  });
  return doubts.sort((a, b) => b.doubt - a.doubt).map(({ text }) => text);
}

function f1Of(engine: Engine, trials: readonly Trial[]): number | undefined {
  const outcomes = trials.flatMap(({ description, slots }) => {
    const answers = engine.answer(
      slots.map(({ field }) => field),
      description,
    );
    return slots.map(({ accepted }, index) => outcomeOf(answers[index]?.value ?? null, accepted));
  });
  return ratesOf(countOutcomes(outcomes)).f1;
}
