import { addUp, type Block, namedWeights } from './block.js';
import { type CompiledLesson, compileCourse, newVocabulary, type Vocabulary } from './compile.js';
import { chancesOf, type Desk, newDesks, study } from './desk.js';
import type { Course, Learnt, LearntField, Rehearsal } from './lesson.js';
import type { WeightMap } from './scorer.js';

/** How learning goes about it. */
export interface LearnerOptions {
  /** Hand-set weights that the generic ones start from and are drawn to. */
  readonly priors: WeightMap;
  readonly epochs: number;
  readonly rate: number;
  readonly random: () => number;
}

/** Compiled courses that weights can be learnt from, wholly or in part. */
export interface Learner {
  /** Weights from all lessons. */
  learn(): Learnt;
  /** What lessons look like to weights learnt from the others, in so many parts. */
  rehearse(parts: number): readonly Rehearsal[];
}

/** Weights too small to matter are not kept; those of words are many, and each says little. */
const SMALLEST = { shared: 0.02, own: 0.08, slot: 0.08 };
/** How many lessons of a field are rehearsed, and in how many passes. */
const REHEARSED = { lessons: 150, epochs: 4 };
/** A lesson this well known is left out of so many passes. */
const WELL_KNOWN = 0.99;
const REST = 2;

/**
 * A learner over courses. It learns by stochastic gradient; the loss of a lesson is -log of the summed probability of its
 * right candidates, so that no one has to say which of several equal numbers was meant.
 */
export function createLearner(courses: readonly Course[], options: LearnerOptions): Learner {
  const vocabulary = newVocabulary();
  const families = new Map(courses.map(({ family }) => [family, newVocabulary()]));
  const compiled = courses.map((course) =>
    compileCourse(course, { shared: vocabulary, own: families.get(course.family) as Vocabulary }),
  );
  return {
    learn() {
      const desks = newDesks(compiled, vocabulary, options.priors);
      return learntFrom(
        desks,
        vocabulary,
        studyAll(desks, () => true, options),
      );
    },
    rehearse: (parts) =>
      Array.from({ length: parts }, (_, part) => {
        const desks = newDesks(compiled, vocabulary, options.priors);
        const isHeldBack = (lesson: number) => lesson % parts === part || lesson >= REHEARSED.lessons;
        studyAll(desks, (lesson) => !isHeldBack(lesson), { ...options, epochs: REHEARSED.epochs });
        return desks.flatMap((desk) =>
          desk.course.lessons
            .slice(0, REHEARSED.lessons)
            .flatMap((lesson, index) => (isHeldBack(index) ? [rehearsal(desk, lesson)] : [])),
        );
      }).flat(),
  };
}

/** Passes over the lessons in a new order each time; the second half of the passes is averaged. Returns how many were. */
function studyAll(desks: readonly Desk[], includes: (lesson: number) => boolean, options: LearnerOptions): number {
  const { epochs, rate, random } = options;
  const work = desks.flatMap((desk) => {
    const lessons = desk.course.lessons.filter((lesson, index) => includes(index) && lesson.right.length > 1);
    return lessons.map((lesson) => ({ desk, lesson, rest: 0 }));
  });
  const blocks = new Set(desks.flatMap((desk) => [...desk.shared, ...desk.own, desk.slots]));
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(work, random);
    for (const item of work) {
      if (item.rest-- > 0) continue;
      item.rest = study(item.desk, item.lesson, rate) > WELL_KNOWN ? REST : 0;
    }
    if (epoch * 2 + 1 < epochs) continue;
    averaged++;
    for (const block of blocks) addUp(block);
  }
  return averaged;
}

function rehearsal(desk: Desk, lesson: CompiledLesson): Rehearsal {
  const chances = chancesOf(desk, lesson);
  const nothing = { chance: 0, right: !lesson.stated };
  const sums = [nothing];
  lesson.values.forEach((value, c) => {
    const sum = sums[value] ?? { chance: 0, right: lesson.right[c] === 1 };
    sum.chance += chances[c] ?? 0;
    sums[value] = sum;
  });
  const [best] = sums.slice(1).sort((a, b) => b.chance - a.chance);
  return { field: desk.course.field, weight: lesson.weight, best, nothing };
}

function learntFrom(desks: readonly Desk[], { names }: Vocabulary, averaged: number): Learnt {
  const common = (...blocks: readonly Block[]) => namedWeights(names, blocks, averaged, SMALLEST.shared);
  const [first] = desks;
  return {
    generic: first ? common(first.shared[0]) : new Map(),
    kinds: new Map(desks.map(({ course, shared: [, kind] }) => [course.kind, common(kind)])),
    fields: new Map(desks.map((desk) => [desk.course.field, learntField(desk, common(desk.shared[2], desk.shared[3]), averaged)])),
  };
}

function learntField(
  { course: { own, words, slots }, ...desk }: Desk,
  shared: WeightMap,
  averaged: number,
): LearntField {
  const width = words.names.length;
  const slotWeights = (index: number) => namedWeights(words.names, [desk.slots], averaged, SMALLEST.slot, index * width);
  return {
    shared,
    own: namedWeights(own.names, desk.own, averaged, SMALLEST.own),
    slots: new Map(slots.names.map((slot, index) => [slot, slotWeights(index)])),
  };
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
}
