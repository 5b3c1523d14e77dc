import { mixFields } from '../decisions/mix-fields.js';
import { createEngine } from '../engine/engine.js';
import { readFitted } from '../engine/learning/calibrations.js';
import { seededRandom } from '../engine/learning/seeded-random.js';
import { trainModels } from '../engine/learning/train.js';
import type { Engine } from '../engine/types.js';
import type { Field, Value } from '../fields/field.js';
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

/** The texts that are reviewed before anything is known; the number of values doubles from step to step. */
const FIRST = 20;
const SEED = 1;

/** A value that a reviewer would look at. */
interface OpenValue {
  readonly text: ExampleText;
  readonly field: Field;
}

/**
 * F1 by the number of reviewed values: values taken by chance, and in the order of a review that goes value by value, by
 * what was learnt so far. Both begin with the same texts.
 */
export function* learningCurve({ fields, texts, trials }: CurveMaterial): Generator<CurveStep> {
  const shuffled = shuffle(texts);
  const valuesOf = (some: readonly ExampleText[]): readonly OpenValue[] =>
    some.flatMap((text) => fields.filter(({ code }) => code in text.values).map((field) => ({ text, field })));
  for (const order of ['random', 'review'] as const) {
    let reviewed = valuesOf(shuffled.slice(0, FIRST));
    let open = shuffle(valuesOf(shuffled.slice(FIRST)));
    for (;;) {
      const engine = engineOf(fields, reviewed);
      yield { order, values: reviewed.length, f1: f1Of(engine, trials) };
      if (open.length === 0) break;
      if (order === 'review') open = inReviewOrder(engine, open);
      const next = open.slice(0, reviewed.length);
      open = open.slice(next.length);
      reviewed = [...reviewed, ...next];
    }
  }
}

function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  const random = seededRandom(SEED);
  const placed = items.map((item) => ({ item, place: random() })).sort((a, b) => a.place - b.place);
  return placed.map(({ item }) => item);
}

function engineOf(fields: readonly Field[], reviewed: readonly OpenValue[]): Engine {
  const known = new Map<ExampleText, Record<string, Value>>();
  for (const { text, field } of reviewed) {
    const values = known.get(text) ?? {};
    values[field.code] = text.values[field.code] ?? null;
    known.set(text, values);
  }
  const texts = [...known].map(([text, values]) => ({ ...text, values }));
  return createEngine({ read: readFitted(trainModels(fields, texts, {})) });
}

/** As the page of a review orders values: the likeliest wrong ones first, the fields mixed. */
function inReviewOrder(engine: Engine, open: readonly OpenValue[]): readonly OpenValue[] {
  const asked = new Map<ExampleText, Field[]>();
  for (const { text, field } of open) asked.set(text, [...(asked.get(text) ?? []), field]);
  const doubts = new Map(
    [...asked].map(([text, own]) => {
      const answers = engine.answer(own, text.description);
      return [text, new Map(answers.map(({ field, confidence }) => [field, 1 - confidence]))] as const;
    }),
  );
  const valueAt = (place: number) => open[place] as OpenValue;
  const doubtOf = (place: number) => doubts.get(valueAt(place).text)?.get(valueAt(place).field.code) ?? 0;
  const places = open.map((_, place) => place);
  return [...mixFields(places, doubtOf, (place) => valueAt(place).field.code)].map(valueAt);
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
