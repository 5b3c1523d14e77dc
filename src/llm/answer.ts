import type { Absence, AbsenceCause } from '../fields/absence.js';
import type { Evidence, Value } from '../fields/field.js';
import type { BudgetReport } from './prompt/fit-prompt.js';

export type { Absence, AbsenceCause };

/** What became of a field: answered (`found`, `absent`), or not (`unknown-field`, `timeout`, `failed`). */
export type AnswerStatus = 'found' | 'absent' | 'unknown-field' | 'timeout' | 'failed';

/** What the calls behind one or several answers used. */
export interface Consumption {
  readonly calls: number;
  readonly retries: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Prompt tokens that servers took from their caches. */
  readonly cachedTokens?: number;
  /** Prompt tokens that servers wrote into their caches. */
  readonly writtenTokens?: number;
  /** Generated tokens that were thought and not answer. */
  readonly reasoningTokens?: number;
  /** Calls with a price whose tokens the server did not tell: their cost is estimated. */
  readonly untold?: number;
  /** Answers that were known already, and cost no call. */
  readonly cacheHits?: number;
  /** In the currency of the composition's `price`; absent without one. */
  readonly cost?: number;
}

/** Another value that the text may state; of a field of several values a list of one that may be among them. */
export interface OtherCandidate {
  readonly value: Value;
  readonly confidence: number;
  readonly evidence?: Evidence;
}

/** Whether a found value may be taken unseen, by the precision that was asked for. */
export type Decision = 'accept' | 'check';

/** The answer to one field of one description. */
export interface Answer {
  /** The field's code. */
  readonly field: string;
  /** The canonical value; null unless the status is `found`. */
  readonly value: Value;
  readonly status: AnswerStatus;
  /** The words of the description that the value was read from. */
  readonly evidence?: Evidence;
  /** A found value with no such words in the description. */
  readonly ungrounded?: true;
  /** 0 to 1, when whoever answered knows. */
  readonly confidence?: number;
  /** Why it is absent, failed, late or unknown, when there is more to say than that; where a found value comes from, when not from the text. */
  readonly reason?: string;
  /** Only of absent answers, where details are asked for. */
  readonly absence?: Absence;
  /** Only of found values, where a precision was asked for. */
  readonly decision?: Decision;
  /** Drawn by lot from the accepted, for a person to look at. */
  readonly audit?: true;
  /** What else it could be, the likeliest first; five at most, and only where details are asked for. */
  readonly others?: readonly OtherCandidate[];
  /** The composition that answered. */
  readonly llm?: string;
  readonly connector?: string;
  readonly model?: string;
  /** The numbers of the stored examples that the prompt showed, or of the one of this very text that says so. */
  readonly examples?: readonly number[];
  readonly milliseconds?: number;
  /** This answer's share of its question's calls. */
  readonly usage?: Consumption;
  /** What the prompt had to leave out, when it left anything out. */
  readonly budget?: BudgetReport;
}
