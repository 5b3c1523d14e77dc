import { mixFields } from '../../src/decisions/mix-fields.js';
import { createEngine } from '../../src/engine/engine.js';
import { readFitted } from '../../src/engine/learning/calibrations.js';
import { saysSame } from '../../src/engine/learning/says-same.js';
import { seededRandom } from '../../src/engine/learning/seeded-random.js';
import { trainModels } from '../../src/engine/learning/train.js';
import type { EngineAnswer } from '../../src/engine/types.js';
import type { Field, Value } from '../../src/fields/field.js';

/** A text and what is right of it: any of the values. */
export interface GoldText {
  readonly description: string;
  readonly values: Readonly<Record<string, readonly Value[]>>;
}

/** A value of the file. */
export interface Slot {
  readonly text: GoldText;
  readonly field: Field;
  answer: EngineAnswer;
  done: boolean;
  readonly place: number;
}

/** In which order values are looked at. */
export type Order = (open: readonly Slot[], count: number) => readonly Slot[];

const doubtOf = ({ answer }: Slot) => 1 - answer.confidence;

/** As the page orders values. */
export const inReviewOrder: Order = (open, count) => {
  const places = open.map((_, place) => place);
  const mixed = mixFields(
    places,
    (place) => doubtOf(open[place] as Slot),
    (place) => open[place]?.field.code ?? '',
  );
  return [...mixed.subarray(0, count)].map((place) => open[place] as Slot);
};

export const byDoubt: Order = (open, count) => open.toSorted((a, b) => doubtOf(b) - doubtOf(a)).slice(0, count);

export const byChance: Order = (open, count) => open.toSorted((a, b) => a.place - b.place).slice(0, count);

/** What is reviewed, and how. */
export interface Simulation {
  readonly fields: readonly Field[];
  /** What is known before the review. */
  readonly known: readonly GoldText[];
  readonly file: readonly GoldText[];
  /** Values that are looked at between two times of learning. */
  readonly atOnce: number;
  /** Which part of the file is to be right, 0 to 1. */
  readonly done: number;
  readonly seed: number;
}

/** What came of it. */
export interface Effort {
  /** Values that were looked at until enough were right. */
  readonly looked: number;
  /** Part of the file that is right, by values looked at. */
  readonly curve: readonly (readonly [looked: number, right: number])[];
}

/**
 * A reviewer who is always right looks at one value after the other, until enough of the file is right.
 * @param tell told how far it is, each time something was learnt
 */
export function simulate(
  { fields, known, file, atOnce, done, seed }: Simulation,
  order: Order,
  learns: boolean,
  tell: (text: string) => void,
): Effort {
  const random = seededRandom(seed);
  const none: EngineAnswer = { field: '', value: null, confidence: 0 };
  const slots = file.flatMap((text) =>
    fields
      .filter(({ code }) => text.values[code] !== undefined)
      .map((field): Slot => ({ text, field, answer: none, done: false, place: random() })),
  );
  const byText = new Map<GoldText, Slot[]>();
  for (const slot of slots) byText.set(slot.text, [...(byText.get(slot.text) ?? []), slot]);
  const given = known.map((text) => ({
    description: text.description,
    values: Object.fromEntries(Object.entries(text.values).map(([code, [first = null]]) => [code, first])),
  }));
  const answerAll = () => {
    const reviewed = [...byText].flatMap(([text, own]) => {
      const decided = own.filter((slot) => slot.done);
      if (decided.length === 0) return [];
      return [
        {
          description: text.description,
          values: Object.fromEntries(decided.map(({ field }) => [field.code, text.values[field.code]?.[0] ?? null])),
        },
      ];
    });
    const engine = createEngine({ read: readFitted(trainModels(fields, [...given, ...reviewed], {})) });
    for (const [text, own] of byText) {
      if (own.every((slot) => slot.done)) continue;
      const answers = engine.answer(
        own.map(({ field }) => field),
        text.description,
      );
      own.forEach((slot, index) => {
        slot.answer = answers[index] ?? none;
      });
    }
  };
  const isRight = (slot: Slot) =>
    slot.done || (slot.text.values[slot.field.code] ?? []).some((value) => saysSame(slot.answer.value, value));
  const curve: [number, number][] = [];
  answerAll();
  for (let looked = 0; ; ) {
    let wrong = slots.filter((slot) => !isRight(slot)).length;
    const right = 1 - wrong / slots.length;
    curve.push([looked, right]);
    tell(`  ${looked} of ${slots.length} looked at: ${(100 * right).toFixed(1)} % right`);
    if (wrong <= (1 - done) * slots.length) return { looked, curve };
    const open = slots.filter((slot) => !slot.done);
    const next = order(open, Math.min(atOnce, open.length));
    for (const slot of next) {
      if (!isRight(slot)) wrong--;
      slot.done = true;
      looked++;
      if (wrong <= (1 - done) * slots.length) return { looked, curve };
    }
    if (learns) answerAll();
  }
}
