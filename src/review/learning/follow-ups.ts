import type { Answer } from '../../llm/answer.js';

/** What would be answered otherwise by what was learnt since the file was written. */
export interface FollowUps {
  /** The answer as it would be now; undefined where it is the same, or was not looked at. */
  of(answer: number): Answer | undefined;
  /** How sure the engine is of an answer by now; undefined where that is as it was, or not its own. */
  confidenceOf(answer: number): number | undefined;
  /** How many there are among those that nobody has decided about. */
  count(): number;
  /** What is going on, in words. */
  status(): string | undefined;
  /** Grows with every change. */
  revision(): number;
}

/** Nothing is learnt. */
export const NO_FOLLOW_UPS: FollowUps = {
  of: () => undefined,
  confidenceOf: () => undefined,
  count: () => 0,
  status: () => undefined,
  revision: () => 0,
};
