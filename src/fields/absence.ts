import type { Evidence, Value } from './field.js';

/** Why a text gives a field no value. */
export type AbsenceCause =
  | 'not-stated'
  | 'not-in-options'
  | 'several'
  | 'a-range'
  | 'not-accepted'
  | 'below-confidence';

/** Why an absent answer is absent. */
export interface Absence {
  readonly cause: AbsenceCause;
  /** The words of the description that are no value: not among the options, several, a range, not accepted, or doubtful. */
  readonly words?: Evidence;
  /** What the value would have been, where only confidence is missing or the field does not accept it. */
  readonly value?: Value;
}
