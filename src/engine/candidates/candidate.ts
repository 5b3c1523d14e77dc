import type { Value } from '../../fields/field.js';

/** Names with amounts, such as `role=match` with 1 or `label.distance` with 0.25. */
export type Features = readonly (readonly [name: string, amount: number])[];

/** Where a candidate stands in the text; UTF-16 offsets, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** One possible answer to a field. */
export interface Candidate {
  /** What it would answer; null says that the text does not state it. */
  readonly value: Value;
  readonly span?: TextSpan | undefined;
  /** The answer whose weights the words of the text have a say in: an option, or nothing at all. */
  readonly slot?: string | undefined;
  /** Features that mean the same in every field, so that a field without examples profits from the others. */
  readonly shared: Features;
  /** Features made of this field's own words. */
  readonly own: readonly string[];
}

/** Everything that a field could answer about one text, "nothing" among it. */
export interface CandidateSet {
  readonly candidates: readonly Candidate[];
  /** The words of the text, for the candidates with a slot. */
  readonly context: readonly string[];
}
