import { type Block, move, moveOne, newBlock, type Step, sumOf } from './block.js';
import type { CompiledCourse, CompiledLesson, Vocabulary } from './compile.js';
import { contextAmount, softmax, type WeightMap } from './scorer.js';

/** A field's lessons and the weights that score their candidates. */
export interface Desk {
  readonly course: CompiledCourse;
  readonly shared: readonly [generic: Block, kind: Block, family: Block, field: Block];
  readonly own: readonly [family: Block, field: Block];
  readonly slots: Block;
}

/** What few examples say is said of their own field first: the more share a weight, the slower it begins to move. */
const TEMPER = {
  generic: { pull: 0.002, inertia: 4 },
  kind: { pull: 0.002, inertia: 2 },
  family: { pull: 0.003, inertia: 1.5 },
  field: { pull: 0.003, inertia: 1 },
  own: { pull: Number(process.env.OPULL ?? 0.005), inertia: Number(process.env.OIN ?? 3) },
  slot: { pull: Number(process.env.SPULL ?? 0.01), inertia: Number(process.env.SIN ?? 1) },
};

/** Desks with nothing learnt yet; all share the generic weights, and those of one kind the kind's. */
export function newDesks(
  courses: readonly CompiledCourse[],
  { names }: Vocabulary,
  priors: WeightMap,
): readonly Desk[] {
  const size = names.length;
  const generic = newBlock(
    size,
    TEMPER.generic,
    Float64Array.from(names, (name) => priors.get(name) ?? 0),
  );
  const kinds = new Map(courses.map(({ kind }) => [kind, newBlock(size, TEMPER.kind)]));
  const families = new Map(
    courses.map(({ family, own }) => [
      family,
      { shared: newBlock(size, TEMPER.family), own: newBlock(own.names.length, TEMPER.own) },
    ]),
  );
  return courses.map((course) => ({
    course,
    shared: [
      generic,
      kinds.get(course.kind) as Block,
      families.get(course.family)?.shared as Block,
      newBlock(size, TEMPER.field),
    ],
    own: [families.get(course.family)?.own as Block, newBlock(course.own.names.length, TEMPER.own)],
    slots: newBlock(course.words.names.length * course.slots.names.length, TEMPER.slot),
  }));
}

/** One step: every weight of a candidate moves by how much too probable, or too improbable, the candidate was. Returns how probable the right ones were. */
export function study(desk: Desk, lesson: CompiledLesson, rate: number): number {
  const { right } = lesson;
  const chances = chancesOf(desk, lesson);
  let mass = 1e-12;
  for (let c = 0; c < right.length; c++) if (right[c]) mass += chances[c] ?? 0;
  for (let c = 0; c < right.length; c++) {
    const chance = chances[c] ?? 0;
    const gradient = lesson.weight * (chance - (right[c] ? chance / mass : 0));
    if (Math.abs(gradient) >= 1e-3) moveCandidate(desk, lesson, c, { gradient, rate });
  }
  return mass;
}

function moveCandidate(desk: Desk, { shared, own, slots, context }: CompiledLesson, c: number, step: Step): void {
  for (const block of desk.own) move(own, c, block, step);
  for (const block of desk.shared) move(shared, c, block, step);
  const from = (slots[c] ?? -1) * desk.course.words.names.length;
  if (from < 0) return;
  const amount = contextAmount(context.length);
  for (let i = 0; i < context.length; i++) moveOne(desk.slots, from + (context[i] ?? 0), step, amount);
}

/** The probabilities of a lesson's candidates. */
export function chancesOf(desk: Desk, { shared, own, slots, context }: CompiledLesson): readonly number[] {
  const [generic, kind, family, field] = desk.shared;
  const [familyOwn, fieldOwn] = desk.own;
  const { weights } = desk.slots;
  const amount = contextAmount(context.length);
  const scores = new Array<number>(slots.length);
  for (let c = 0; c < slots.length; c++) {
    let score = sumOf(own, c, familyOwn) + sumOf(own, c, fieldOwn);
    score += sumOf(shared, c, generic) + sumOf(shared, c, kind) + sumOf(shared, c, family) + sumOf(shared, c, field);
    const from = (slots[c] ?? -1) * desk.course.words.names.length;
    if (from >= 0) for (let i = 0; i < context.length; i++) score += amount * (weights[from + (context[i] ?? 0)] ?? 0);
    scores[c] = score;
  }
  return softmax(scores);
}
