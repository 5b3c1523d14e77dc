import type { Case, Features } from './candidate.js';
import { answerKey } from './known-text.js';
import type { Course, Lesson } from './lesson.js';

/** Numbered names. */
export interface Vocabulary {
  readonly names: string[];
  readonly numbers: Map<string, number>;
}

/** The features of each candidate as numbers, one after the other. */
export interface Sparse {
  /** Where each candidate's features begin; one more entry than candidates. */
  readonly starts: Int32Array;
  readonly names: Int32Array;
  /** All 1 when absent. */
  readonly amounts: Float64Array | undefined;
}

/** A lesson with its names turned into numbers. */
export interface CompiledLesson {
  readonly shared: Sparse;
  readonly own: Sparse;
  /** -1 for a candidate without one. */
  readonly slots: Int32Array;
  readonly context: Int32Array;
  readonly right: Uint8Array;
  /** Candidates of the same number give the same value; 0 is "nothing". */
  readonly values: Int32Array;
  readonly stated: boolean;
  readonly weight: number;
}

/** The compiled lessons of a field, and its own names. */
export interface CompiledCourse {
  readonly field: string;
  readonly kind: string;
  readonly family: string;
  /** Shared with the other fields of its family. */
  readonly own: Vocabulary;
  readonly words: Vocabulary;
  readonly slots: Vocabulary;
  readonly lessons: readonly CompiledLesson[];
}

/** Compiles the lessons of a field. @param names the names that all fields, and those of its family, share; they grow */
export function compileCourse(
  { field, kind, family, lessons }: Course,
  { shared, own }: Readonly<Record<'shared' | 'own', Vocabulary>>,
): CompiledCourse {
  const [words, slots] = [newVocabulary(), newVocabulary()];
  const compiled: CompiledLesson[] = [];
  for (const lesson of lessons) compiled.push(compileLesson(lesson, { shared, own, words, slots }));
  return { field, kind, family, own, words, slots, lessons: compiled };
}

/** A vocabulary without names. */
export function newVocabulary(): Vocabulary {
  return { names: [], numbers: new Map() };
}

type Vocabularies = Readonly<Record<'shared' | 'own' | 'words' | 'slots', Vocabulary>>;

const NO_WORDS = new Int32Array(0);

function compileLesson(
  { case: { candidates, context }, right, stated, weight }: Lesson,
  names: Vocabularies,
): CompiledLesson {
  return {
    shared: weighted(
      candidates.map((candidate) => candidate.shared),
      names.shared,
    ),
    own: plain(
      candidates.map((candidate) => candidate.own),
      names.own,
    ),
    slots: Int32Array.from(candidates, ({ slot }) => (slot === undefined ? -1 : numberOf(names.slots, slot))),
    // Where nothing else could be answered, the words have no say.
    context: candidates.length > 1 ? Int32Array.from(context, (word) => numberOf(names.words, word)) : NO_WORDS,
    right: Uint8Array.from(right, Number),
    values: valueNumbers(candidates),
    stated,
    weight,
  };
}

function valueNumbers(candidates: Case['candidates']): Int32Array {
  const numbers = new Map([[answerKey(null), 0]]);
  return Int32Array.from(candidates, ({ value }) => {
    const key = answerKey(value);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key) ?? 0;
  });
}

function weighted(candidates: readonly Features[], vocabulary: Vocabulary): Sparse {
  const size = candidates.reduce((total, features) => total + features.length, 0);
  const [starts, names, amounts] = [
    new Int32Array(candidates.length + 1),
    new Int32Array(size),
    new Float64Array(size),
  ];
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

function plain(candidates: readonly (readonly string[])[], vocabulary: Vocabulary): Sparse {
  const starts = new Int32Array(candidates.length + 1);
  const names = new Int32Array(candidates.reduce((total, features) => total + features.length, 0));
  let next = 0;
  candidates.forEach((features, candidate) => {
    for (const name of features) names[next++] = numberOf(vocabulary, name);
    starts[candidate + 1] = next;
  });
  return { starts, names, amounts: undefined };
}

function numberOf({ names, numbers }: Vocabulary, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, names.length);
  names.push(name);
  return names.length - 1;
}
