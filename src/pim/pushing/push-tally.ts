import type { AnswerTally } from './choose-answers.js';

/** Values by what became of them. */
export interface PushTally extends AnswerTally {
  products: number;
  /** Written, or to be written. */
  changes: number;
  /** Of the changes, those that wait for an approval. */
  drafted: number;
  /** The attribute held just this value. */
  same: number;
  /** The attribute held another value. */
  filled: number;
  refused: number;
  /** Products and models that were written. */
  entities: number;
}

/** A tally of nothing yet. */
export function emptyTally(): PushTally {
  return {
    ...{ products: 0, changes: 0, drafted: 0, same: 0, filled: 0, refused: 0, entities: 0 },
    ...{ absent: 0, withoutEvidence: 0, unsure: 0 },
  };
}
