import type { CandidateSet, Features } from '../candidates/candidate.js';
import { answerKey } from '../candidates/known-text.js';
import { createNumberRoom, type NumberRoom } from './number-room.js';
import type { TrainingExample, TrainingSet } from './training-example.js';

/** Numbered names. */
export interface FeatureIndex {
  readonly names: string[];
  readonly numbers: Map<string, number>;
}

/** The features of each candidate as numbers, one after the other. */
export interface SparseFeatures {
  /** Where each candidate's features begin; one more entry than candidates. */
  readonly starts: Int32Array;
  readonly names: Int32Array;
  /** All 1 when absent. */
  readonly amounts: Float64Array | undefined;
}

/** A example with its names turned into numbers. */
export interface CompiledExample {
  readonly shared: SparseFeatures;
  readonly own: SparseFeatures;
  /** -1 for a candidate without one. */
  readonly slots: Int32Array;
  readonly context: Int32Array;
  readonly right: Uint8Array;
  /** Candidates of the same number give the same value; 0 is "nothing". */
  readonly values: Int32Array;
  readonly stated: boolean;
  readonly weight: number;
  /** How strongly it moves the weights. */
  readonly force: number;
}

/** The compiled examples of a field, and its own names. */
export interface CompiledTrainingSet {
  readonly field: string;
  readonly kind: string;
  readonly family: string;
  /** Shared with the other fields of its family. */
  readonly own: FeatureIndex;
  readonly words: FeatureIndex;
  readonly slots: FeatureIndex;
  readonly examples: readonly CompiledExample[];
}

/** Compiles the examples of a field. @param names the names that all fields, and those of its family, share; they grow */
export function compileTrainingSet(
  { field, kind, family, missed, examples }: TrainingSet,
  { shared, own }: Readonly<Record<'shared' | 'own', FeatureIndex>>,
): CompiledTrainingSet {
  const [words, slots] = [newFeatureIndex(), newFeatureIndex()];
  const compiled: CompiledExample[] = [];
  const room = createNumberRoom();
  for (const example of examples)
    compiled.push(compileExample(example, { shared, own, words, slots }, { missed, room }));
  return { field, kind, family, own, words, slots, examples: compiled };
}

/** A vocabulary without names. */
export function newFeatureIndex(): FeatureIndex {
  return { names: [], numbers: new Map() };
}

type FeatureIndexes = Readonly<Record<'shared' | 'own' | 'words' | 'slots', FeatureIndex>>;

const NO_WORDS = new Int32Array(0);

function compileExample(
  { candidateSet: { candidates, context }, right, stated, missed, weight }: TrainingExample,
  names: FeatureIndexes,
  { missed: missedWeight, room }: { readonly missed: number; readonly room: NumberRoom },
): CompiledExample {
  const slotOf = ({ slot }: CandidateSet['candidates'][number]) =>
    slot === undefined ? -1 : numberOf(names.slots, slot);
  return {
    shared: weighted(
      candidates.map((candidate) => candidate.shared),
      names.shared,
      room,
    ),
    own: plain(
      candidates.map((candidate) => candidate.own),
      names.own,
      room,
    ),
    slots: filled(room.integers(candidates.length), candidates, slotOf),
    // Where nothing else could be answered, the words have no say.
    context:
      candidates.length > 1
        ? filled(room.integers(context.length), context, (word) => numberOf(names.words, word))
        : NO_WORDS,
    right: filled(room.bytes(right.length), right, Number),
    values: valueNumbers(candidates, room),
    stated,
    weight,
    force: missed ? weight * missedWeight : weight,
  };
}

function filled<Item, Numbers extends Int32Array | Uint8Array>(
  numbers: Numbers,
  items: readonly Item[],
  numberFor: (item: Item) => number,
): Numbers {
  items.forEach((item, index) => {
    numbers[index] = numberFor(item);
  });
  return numbers;
}

function valueNumbers(candidates: CandidateSet['candidates'], room: NumberRoom): Int32Array {
  const numbers = new Map([[answerKey(null), 0]]);
  return filled(room.integers(candidates.length), candidates, ({ value }) => {
    const key = answerKey(value);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key) ?? 0;
  });
}

function weighted(candidates: readonly Features[], index: FeatureIndex, room: NumberRoom): SparseFeatures {
  const size = candidates.reduce((total, features) => total + features.length, 0);
  const [starts, names, amounts] = [room.integers(candidates.length + 1), room.integers(size), room.floats(size)];
  let next = 0;
  candidates.forEach((features, candidate) => {
    for (const [name, amount] of features) {
      names[next] = numberOf(index, name);
      amounts[next++] = amount;
    }
    starts[candidate + 1] = next;
  });
  return { starts, names, amounts };
}

function plain(candidates: readonly (readonly string[])[], index: FeatureIndex, room: NumberRoom): SparseFeatures {
  const starts = room.integers(candidates.length + 1);
  const names = room.integers(candidates.reduce((total, features) => total + features.length, 0));
  let next = 0;
  candidates.forEach((features, candidate) => {
    for (const name of features) names[next++] = numberOf(index, name);
    starts[candidate + 1] = next;
  });
  return { starts, names, amounts: undefined };
}

function numberOf({ names, numbers }: FeatureIndex, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, names.length);
  names.push(name);
  return names.length - 1;
}
