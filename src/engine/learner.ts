import {
  type CompiledCourse,
  type CompiledLesson,
  compileCourse,
  newVocabulary,
  type Sparse,
  type Vocabulary,
} from './compile.js';
import type { Course, Learnt, LearntField, Rehearsal } from './lesson.js';
import { softmax, type WeightMap } from './scorer.js';

/** How learning goes about it. */
export interface LearnerOptions {
  /** Hand-set weights that the generic ones start from and are drawn to. */
  readonly priors: WeightMap;
  readonly epochs: number;
  readonly rate: number;
  readonly random: () => number;
}

/** How strongly weights are drawn to their priors. */
const PULL = { generic: 0.002, kind: 0.002, field: 0.003, own: 0.005, slot: 0.01 };
/** How slowly weights that many fields share begin to move: what few examples say is said of their own field first. */
const INERTIA = { generic: 10, kind: 4 };
/** Weights too small to matter are not kept; those of words are many, and each says little. */
const SMALLEST = 0.02;
const SMALLEST_OF_WORD = 0.08;

/** How many lessons of a field are rehearsed. */
const MOST_REHEARSED = 150;
/** Passes of a rehearsal. */
const REHEARSAL_EPOCHS = 4;

/** A lesson this well known is left out of so many passes. */
const WELL_KNOWN = 0.99;
const REST = 2;

/** Adaptive weights: each moves by its gradient over the root of the squares it has seen (AdaGrad). */
interface Block {
  readonly weights: Float64Array;
  readonly priors: Float64Array | undefined;
  readonly squares: Float64Array;
  readonly sums: Float64Array;
  readonly pull: number;
  readonly inertia: number;
}

/** The weights that score a field's candidates. */
interface Desk {
  readonly course: CompiledCourse;
  readonly shared: readonly [generic: Block, kind: Block, field: Block];
  readonly own: Block;
  readonly slots: Block;
}

/** Compiled courses that weights can be learnt from, wholly or in part. */
export interface Learner {
  /** Weights from all lessons. */
  learn(): Learnt;
  /** What each lesson looks like to weights learnt from the others, in so many parts. */
  rehearse(parts: number): readonly Rehearsal[];
}

/**
 * A learner over courses. It learns by stochastic gradient; the loss of a lesson is -log of the summed probability of its
 * right candidates, so that no one has to say which of several equal numbers was meant.
 */
export function createLearner(courses: readonly Course[], options: LearnerOptions): Learner {
  const vocabulary = newVocabulary();
  const compiled = courses.map((course) => compileCourse(course, vocabulary));
  const study = (includes: (lesson: number) => boolean, epochs = options.epochs) => {
    const desks = newDesks(compiled, vocabulary, options.priors);
    return { desks, averaged: studyAll(desks, includes, { ...options, epochs }) };
  };
  return {
    learn() {
      const { desks, averaged } = study(() => true);
      const common = desks.map(
        ({ course, shared: [, kind] }) => [course.kind, named(vocabulary.names, kind, averaged)] as const,
      );
      const [generic] = desks[0]?.shared ?? [];
      return {
        generic: generic ? named(vocabulary.names, generic, averaged) : options.priors,
        kinds: new Map(common),
        fields: new Map(desks.map((desk) => [desk.course.field, learntField(desk, vocabulary, averaged)])),
      };
    },
    rehearse(parts) {
      return Array.from({ length: parts }, (_, part) => {
        const { desks } = study((lesson) => lesson % parts !== part && lesson < MOST_REHEARSED, REHEARSAL_EPOCHS);
        return desks.flatMap((desk) =>
          desk.course.lessons
            .filter((_, lesson) => lesson % parts === part && lesson < MOST_REHEARSED)
            .map((lesson) => rehearsal(desk, lesson)),
        );
      }).flat();
    },
  };
}

function newDesks(courses: readonly CompiledCourse[], { names }: Vocabulary, priors: WeightMap): readonly Desk[] {
  const size = names.length;
  const generic = newBlock(
    size,
    PULL.generic,
    Float64Array.from(names, (name) => priors.get(name) ?? 0),
  );
  const kinds = new Map(courses.map(({ kind }) => [kind, newBlock(size, PULL.kind, undefined, INERTIA.kind)]));
  return courses.map((course) => ({
    course,
    shared: [generic, kinds.get(course.kind) ?? newBlock(size, PULL.kind), newBlock(size, PULL.field)],
    own: newBlock(course.own.names.length, PULL.own),
    slots: newBlock(course.words.names.length * course.slots.names.length, PULL.slot),
  }));
}

/** Passes over the lessons in a new order each time; the second half of the passes is averaged. Returns how many were. */
function studyAll(
  desks: readonly Desk[],
  includes: (lesson: number) => boolean,
  { epochs, rate, random }: LearnerOptions,
): number {
  const work = desks.flatMap((desk) => {
    const lessons = desk.course.lessons.filter((lesson, index) => includes(index) && lesson.right.length > 1);
    return lessons.map((lesson) => ({ desk, lesson, rest: 0 }));
  });
  const blocks = new Set(desks.flatMap((desk) => [...desk.shared, desk.own, desk.slots]));
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(work, random);
    for (const item of work) {
      if (item.rest-- > 0) continue;
      item.rest = study(item.desk, item.lesson, rate) > WELL_KNOWN ? REST : 0;
    }
    if (epoch * 2 + 1 < epochs) continue;
    averaged++;
    for (const { weights, sums } of blocks)
      for (let i = 0; i < weights.length; i++) sums[i] = (sums[i] ?? 0) + (weights[i] ?? 0);
  }
  return averaged;
}

/** One step: every weight of a candidate moves by how much too probable, or too improbable, the candidate was. Returns how probable the right ones were. */
function study(desk: Desk, lesson: CompiledLesson, rate: number): number {
  const { shared, own, slots, context, right } = lesson;
  const width = desk.course.words.names.length;
  const chances = chancesOf(desk, lesson);
  let mass = 1e-12;
  for (let c = 0; c < right.length; c++) if (right[c]) mass += chances[c] ?? 0;
  for (let c = 0; c < right.length; c++) {
    const chance = chances[c] ?? 0;
    const gradient = chance - (right[c] ? chance / mass : 0);
    if (Math.abs(gradient) < 1e-3) continue;
    move(own, c, desk.own, gradient, rate);
    for (const block of desk.shared) move(shared, c, block, gradient, rate);
    const from = (slots[c] ?? -1) * width;
    if (from >= 0)
      for (let i = 0; i < context.length; i++) moveOne(desk.slots, from + (context[i] ?? 0), gradient, rate);
  }
  return mass;
}

function chancesOf(
  { course, shared: [generic, kind, field], own: ownBlock, slots: { weights } }: Desk,
  lesson: CompiledLesson,
): readonly number[] {
  const { shared, own, slots, context } = lesson;
  const width = course.words.names.length;
  const scores = new Array<number>(slots.length);
  for (let c = 0; c < slots.length; c++) {
    let score = sumOf(own, c, ownBlock) + sumOf(shared, c, generic) + sumOf(shared, c, kind) + sumOf(shared, c, field);
    const from = (slots[c] ?? -1) * width;
    if (from >= 0) for (let i = 0; i < context.length; i++) score += weights[from + (context[i] ?? 0)] ?? 0;
    scores[c] = score;
  }
  return softmax(scores);
}

function rehearsal(desk: Desk, lesson: CompiledLesson): Rehearsal {
  const chances = chancesOf(desk, lesson);
  const sums: { chance: number; right: boolean }[] = [{ chance: 0, right: !lesson.stated }];
  lesson.values.forEach((value, c) => {
    const sum = sums[value] ?? { chance: 0, right: lesson.right[c] === 1 };
    sum.chance += chances[c] ?? 0;
    sums[value] = sum;
  });
  const [nothing, ...values] = sums as [(typeof sums)[0], ...typeof sums];
  const [best] = values.sort((a, b) => b.chance - a.chance);
  return { field: desk.course.field, best, nothing };
}

function sumOf({ starts, names, amounts }: Sparse, candidate: number, { weights }: Block): number {
  let total = 0;
  const end = starts[candidate + 1] ?? 0;
  for (let i = starts[candidate] ?? 0; i < end; i++) total += (weights[names[i] ?? 0] ?? 0) * (amounts?.[i] ?? 1);
  return total;
}

function move(
  { starts, names, amounts }: Sparse,
  candidate: number,
  block: Block,
  gradient: number,
  rate: number,
): void {
  const end = starts[candidate + 1] ?? 0;
  for (let i = starts[candidate] ?? 0; i < end; i++)
    moveOne(block, names[i] ?? 0, gradient * (amounts?.[i] ?? 1), rate);
}

function moveOne(
  { weights, priors, squares, pull, inertia }: Block,
  index: number,
  gradient: number,
  rate: number,
): void {
  const weight = weights[index] ?? 0;
  const slope = gradient + pull * (weight - (priors?.[index] ?? 0));
  const square = (squares[index] ?? 0) + slope * slope;
  squares[index] = square;
  weights[index] = weight - (rate * slope) / (inertia + Math.sqrt(square));
}

function learntField(
  { course, shared: [, , field], own, slots }: Desk,
  { names }: Vocabulary,
  averaged: number,
): LearntField {
  const width = course.words.names.length;
  return {
    shared: named(names, field, averaged),
    own: named(course.own.names, own, averaged, SMALLEST_OF_WORD),
    slots: new Map(
      course.slots.names.map((slot, index) => [
        slot,
        named(course.words.names, slots, averaged, SMALLEST_OF_WORD, index * width),
      ]),
    ),
  };
}

function named(names: readonly string[], { sums }: Block, averaged: number, least = SMALLEST, from = 0): WeightMap {
  const weights = new Map<string, number>();
  names.forEach((name, index) => {
    const weight = (sums[from + index] ?? 0) / averaged;
    if (Math.abs(weight) >= least) weights.set(name, weight);
  });
  return weights;
}

function newBlock(size: number, pull: number, priors?: Float64Array, inertia = 1): Block {
  const weights = priors ? Float64Array.from(priors) : new Float64Array(size);
  return { weights, priors, squares: new Float64Array(size), sums: new Float64Array(size), pull, inertia };
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
}
