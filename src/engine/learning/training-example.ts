import type { CandidateSet } from '../candidates/candidate.js';
import type { WeightMap } from '../model/scorer.js';

/** A candidate set whose answer is known: which of its candidates are right. */
export interface TrainingExample {
  readonly candidateSet: CandidateSet;
  /** Where no candidate gives the known value, "nothing" is right. */
  readonly right: readonly boolean[];
  /** Whether the text states a value, found or not. */
  readonly stated: boolean;
  /** Whether none of the candidates gives the words that it states: it teaches less of what says nothing. */
  readonly missed?: boolean;
  /** How many examples it speaks for. */
  readonly weight: number;
}

/** The examples of one field. Fields of one kind share a set of weights, and so do those of one family, down to their words. */
export interface TrainingSet {
  readonly field: string;
  readonly kind: string;
  readonly family: string;
  /** What a value that no candidate gives teaches of "nothing", compared with a text that states none. */
  readonly missed: number;
  /** Read once, one after the other, so that they need not be in memory together. */
  readonly examples: Iterable<TrainingExample>;
}

/** What was learnt, as weights by name. */
export interface FittedWeights {
  readonly generic: WeightMap;
  readonly kinds: ReadonlyMap<string, WeightMap>;
  readonly fields: ReadonlyMap<string, FieldWeights>;
}

/** What was learnt for one field alone. */
export interface FieldWeights {
  readonly shared: WeightMap;
  readonly own: WeightMap;
  readonly slots: ReadonlyMap<string, WeightMap>;
}

/** What the rest of the examples made of one: how probable its best value and "nothing" were, and whether they were right. */
export interface HeldOutPrediction {
  readonly field: string;
  readonly weight: number;
  readonly best: { readonly chance: number; readonly right: boolean } | undefined;
  readonly nothing: { readonly chance: number; readonly right: boolean };
}
