import { createEngine } from '../engine/engine.js';
import { type TrainingText, trainEngine } from '../engine/learning/train.js';
import { differenceOf, type Estimate } from '../evaluation/bootstrap.js';
import { holdOut } from '../evaluation/hold-out.js';
import { outcomeOf } from '../evaluation/outcome.js';
import { countOutcomes, type OutcomeCounts, ratesOf } from '../evaluation/rates.js';
import type { Field } from '../fields/field.js';

/** What the engine gained by proposals, on texts that it did not learn from. */
export interface Gain {
  /** Whether it is measured by examples that somebody vouches for, or, where there are too few of them, by proposals. */
  readonly by: 'examples' | 'proposals';
  /** How many texts were held out. */
  readonly texts: number;
  /** F1 with no proposals, and with those of the other texts, 0 to 1. */
  readonly before: number;
  readonly after: number;
  /** `after` less `before`, with its 95 % interval. */
  readonly difference: Estimate;
}

/** The part that is held out, and the fewest texts of which that tells anything. */
const PART = 0.3;
const FEWEST = 40;

/**
 * Learns twice from the texts that are not held out, with their proposals and without, and asks about the others.
 * @param fields all fields of the catalogue
 * @returns undefined where too few texts are known to measure with
 */
export function measureGain(fields: readonly Field[], texts: readonly TrainingText[]): Gain | undefined {
  const taught = new Set(texts.flatMap(({ proposed = [] }) => proposed));
  for (const by of ['examples', 'proposals'] as const) {
    const codesOf = ({ values, proposed = [] }: TrainingText) =>
      Object.keys(values).filter((code) => taught.has(code) && proposed.includes(code) === (by === 'proposals'));
    if (texts.filter((text) => codesOf(text).length > 0).length < FEWEST) continue;
    const { held, rest } = holdOut(texts, PART, (text) => codesOf(text).length > 0);
    const asked = held.filter((text) => codesOf(text).length > 0);
    const ask = (learnt: readonly TrainingText[]) => outcomesOf(fields, learnt, asked, codesOf);
    const [before, after] = [ask(rest.map(withoutProposals)), ask(rest)];
    const difference = differenceOf('f1', before, after);
    if (difference) return { by, texts: asked.length, before: f1Of(before), after: f1Of(after), difference };
  }
  return undefined;
}

function withoutProposals({ description, values, proposed = [] }: TrainingText): TrainingText {
  const known = Object.entries(values).filter(([code]) => !proposed.includes(code));
  return { description, values: Object.fromEntries(known) };
}

/** What became of each text that is asked about. */
function outcomesOf(
  fields: readonly Field[],
  learnt: readonly TrainingText[],
  asked: readonly TrainingText[],
  codesOf: (text: TrainingText) => readonly string[],
): readonly OutcomeCounts[] {
  const parts = new Map(trainEngine(fields, learnt).map(({ scope, body }) => [scope, body]));
  const engine = createEngine({ read: (scope) => parts.get(scope) });
  const byCode = new Map(fields.map((field) => [field.code, field]));
  return asked.map((text) => {
    const wanted = codesOf(text).flatMap((code) => byCode.get(code) ?? []);
    const answers = engine.answer(wanted, text.description);
    return countOutcomes(
      answers.map(({ field, value }) => {
        const right = text.values[field] ?? null;
        return outcomeOf(value, right === null ? null : [right]);
      }),
    );
  });
}

function f1Of(outcomes: readonly OutcomeCounts[]): number {
  const sum = { nothing: 0, invented: 0, missed: 0, right: 0, wrong: 0 };
  for (const counts of outcomes) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += counts[key];
  return ratesOf(sum).f1 ?? 0;
}
