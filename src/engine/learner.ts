import type { Case, Features } from './candidate.js';
import { softmax, type WeightMap } from './scorer.js';

/** A case whose answer is known: which of its candidates are right, and how much it counts. */
export interface Lesson {
  readonly case: Case;
  readonly right: readonly boolean[];
  readonly weight: number;
}

/** The lessons of one field. Fields of one kind share a set of weights. */
export interface Course {
  readonly field: string;
  readonly kind: string;
  readonly lessons: readonly Lesson[];
}

/** What was learnt, as weights by name. */
export interface Learnt {
  readonly generic: WeightMap;
  readonly kinds: ReadonlyMap<string, WeightMap>;
  readonly fields: ReadonlyMap<string, LearntField>;
}

export interface LearntField {
  readonly shared: WeightMap;
  readonly own: WeightMap;
  readonly slots: ReadonlyMap<string, WeightMap>;
}

export interface LearnerOptions {
  /** Hand-set weights that the generic ones start from and are drawn to. */
  readonly priors: WeightMap;
  readonly epochs: number;
  readonly rate: number;
  /** How strongly weights are drawn to their priors: generic, kind, field, own words, words of slots. */
  readonly pull: {
    readonly generic: number;
    readonly kind: number;
    readonly field: number;
    readonly own: number;
    readonly slot: number;
  };
  readonly random: () => number;
}

/** Numbered feature names. */
interface Vocabulary {
  readonly names: string[];
  readonly numbers: Map<string, number>;
}

/** Adaptive weights: each moves by its gradient over the root of the squares it has seen (AdaGrad). */
interface Block {
  readonly weights: Float64Array;
  readonly priors: Float64Array | undefined;
  readonly squares: Float64Array;
  readonly sums: Float64Array;
  readonly pull: number;
}

interface Sparse {
  /** Where each candidate's features begin; one more entry than candidates. */
  readonly starts: Int32Array;
  readonly names: Int32Array;
  readonly amounts: Float64Array;
}

interface CompiledLesson {
  readonly course: CompiledCourse;
  readonly shared: Sparse;
  readonly own: Sparse;
  readonly slots: Int32Array;
  readonly context: Int32Array;
  readonly right: Uint8Array;
  readonly weight: number;
}

interface CompiledCourse {
  readonly own: Vocabulary;
  readonly words: Vocabulary;
  readonly slots: Vocabulary;
  lessons: CompiledLesson[];
  shared: readonly Block[];
  ownBlock: Block;
  slotBlock: Block;
}

/**
 * Learns weights from lessons by stochastic gradient: the loss of a lesson is -log of the summed probability of its right
 * candidates, so that no one has to say which of several equal numbers was meant.
 */
export function learn(courses: readonly Course[], options: LearnerOptions): Learnt {
  const vocabulary = newVocabulary();
  const compiled = courses.map((course) => compileCourse(course, vocabulary));
  const size = vocabulary.names.length;
  const priors = Float64Array.from(vocabulary.names, (name) => options.priors.get(name) ?? 0);
  const generic = newBlock(size, options.pull.generic, priors);
  const kinds = new Map<string, Block>();
  courses.forEach((course, index) => {
    const kind = kinds.get(course.kind) ?? newBlock(size, options.pull.kind);
    kinds.set(course.kind, kind);
    const target = compiled[index];
    if (target) target.shared = [generic, kind, newBlock(size, options.pull.field)];
    if (target) target.ownBlock = newBlock(target.own.names.length, options.pull.own);
    if (target) target.slotBlock = newBlock(target.words.names.length * target.slots.names.length, options.pull.slot);
  });
  const averaged = run(compiled, [generic, ...kinds.values()], options);
  return {
    generic: named(vocabulary.names, generic, averaged),
    kinds: new Map([...kinds].map(([kind, block]) => [kind, named(vocabulary.names, block, averaged)])),
    fields: new Map(courses.map((course, index) => [course.field, learntField(compiled[index], vocabulary, averaged)])),
  };
}

/** Passes over all lessons in a new order each time; the second half of the passes is averaged. Returns how many were. */
function run(courses: readonly CompiledCourse[], common: readonly Block[], options: LearnerOptions): number {
  const lessons = courses.flatMap((course) => course.lessons);
  const blocks = [
    ...common,
    ...courses.flatMap((course) => [...course.shared.slice(2), course.ownBlock, course.slotBlock]),
  ];
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(lessons, options.random);
    for (const lesson of lessons) study(lesson, options.rate);
    if (epoch * 2 + 1 < options.epochs) continue;
    averaged++;
    for (const { weights, sums } of blocks)
      for (let i = 0; i < weights.length; i++) sums[i] = (sums[i] ?? 0) + (weights[i] ?? 0);
  }
  return averaged;
}

/** One step: every weight of a candidate moves by how much too probable, or too improbable, the candidate was. */
function study(lesson: CompiledLesson, rate: number): void {
  const { course, shared, own, slots, context, right } = lesson;
  const width = course.words.names.length;
  const scores: number[] = [];
  for (let c = 0; c < slots.length; c++) {
    let score = sumOf(own, c, course.ownBlock);
    for (const block of course.shared) score += sumOf(shared, c, block);
    const slot = slots[c] ?? -1;
    if (slot >= 0) for (const word of context) score += course.slotBlock.weights[slot * width + word] ?? 0;
    scores.push(score);
  }
  const all = softmax(scores);
  let mass = 0;
  for (let c = 0; c < right.length; c++) if (right[c]) mass += all[c] ?? 0;
  for (let c = 0; c < right.length; c++) {
    const p = all[c] ?? 0;
    const gradient = lesson.weight * (p - (right[c] ? p / Math.max(mass, 1e-12) : 0));
    if (Math.abs(gradient) < 1e-3) continue;
    move(own, c, course.ownBlock, gradient, rate);
    for (const block of course.shared) move(shared, c, block, gradient, rate);
    const slot = slots[c] ?? -1;
    if (slot >= 0) for (const word of context) moveOne(course.slotBlock, slot * width + word, gradient, rate);
  }
}

function sumOf({ starts, names, amounts }: Sparse, candidate: number, { weights }: Block): number {
  let total = 0;
  const end = starts[candidate + 1] ?? 0;
  for (let i = starts[candidate] ?? 0; i < end; i++) total += (weights[names[i] ?? 0] ?? 0) * (amounts[i] ?? 0);
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
  for (let i = starts[candidate] ?? 0; i < end; i++) moveOne(block, names[i] ?? 0, gradient * (amounts[i] ?? 0), rate);
}

const EPS = Number(process.env.EPS ?? 1);
function moveOne({ weights, priors, squares, pull }: Block, index: number, gradient: number, rate: number): void {
  const weight = weights[index] ?? 0;
  const slope = gradient + pull * (weight - (priors?.[index] ?? 0));
  const square = (squares[index] ?? 0) + slope * slope;
  squares[index] = square;
  weights[index] = weight - (rate * slope) / (Math.sqrt(square) + EPS);
}

function compileCourse(course: Course, shared: Vocabulary): CompiledCourse {
  const empty = newBlock(0, 0);
  const compiled: CompiledCourse = {
    own: newVocabulary(),
    words: newVocabulary(),
    slots: newVocabulary(),
    lessons: [],
    shared: [],
    ownBlock: empty,
    slotBlock: empty,
  };
  compiled.lessons = course.lessons.map(({ case: { candidates, context }, right, weight }) => ({
    course: compiled,
    shared: sparse(
      candidates.map((candidate) => candidate.shared),
      shared,
    ),
    own: sparse(
      candidates.map((candidate) => candidate.own.map((name) => [name, 1] as const)),
      compiled.own,
    ),
    slots: Int32Array.from(candidates, ({ slot }) => (slot === undefined ? -1 : numberOf(compiled.slots, slot))),
    context: Int32Array.from(context, (word) => numberOf(compiled.words, word)),
    right: Uint8Array.from(right, Number),
    weight,
  }));
  return compiled;
}

function sparse(candidates: readonly Features[], vocabulary: Vocabulary): Sparse {
  const size = candidates.reduce((total, features) => total + features.length, 0);
  const starts = new Int32Array(candidates.length + 1);
  const names = new Int32Array(size);
  const amounts = new Float64Array(size);
  let next = 0;
  candidates.forEach((features, candidate) => {
    for (const [name, amount] of features) {
      names[next] = numberOf(vocabulary, name);
      amounts[next++] = amount;
    }
    starts[candidate + 1] = next;
  });
  return { starts, names, amounts };
}

function learntField(course: CompiledCourse | undefined, shared: Vocabulary, averaged: number): LearntField {
  if (!course) return { shared: new Map(), own: new Map(), slots: new Map() };
  const width = course.words.names.length;
  const slot = (index: number): [string, WeightMap] => [
    course.slots.names[index] ?? '',
    named(course.words.names, course.slotBlock, averaged, index * width),
  ];
  return {
    shared: course.shared[2] ? named(shared.names, course.shared[2], averaged) : new Map(),
    own: named(course.own.names, course.ownBlock, averaged),
    slots: new Map(course.slots.names.map((_, index) => slot(index))),
  };
}

/** Weights too small to matter are not kept. */
const SMALLEST = 0.02;

function named(names: readonly string[], { sums, priors }: Block, averaged: number, from = 0): WeightMap {
  const weights = new Map<string, number>();
  names.forEach((name, index) => {
    const weight = averaged > 0 ? (sums[from + index] ?? 0) / averaged : (priors?.[index] ?? 0);
    if (Math.abs(weight) >= SMALLEST) weights.set(name, weight);
  });
  return weights;
}

function newBlock(size: number, pull: number, priors?: Float64Array): Block {
  const weights = priors ? Float64Array.from(priors) : new Float64Array(size);
  return { weights, priors, squares: new Float64Array(size), sums: new Float64Array(size), pull };
}

function newVocabulary(): Vocabulary {
  return { names: [], numbers: new Map() };
}

function numberOf({ names, numbers }: Vocabulary, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, names.length);
  names.push(name);
  return names.length - 1;
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
}
