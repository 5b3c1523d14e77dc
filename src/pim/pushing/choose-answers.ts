import type { AnsweredRow, WrittenAnswer } from '../../input/read-answers.js';

/** Which answers are good enough. */
export interface AnswerChoice {
  /** The least confidence, 0 to 1. */
  readonly minConfidence?: number | undefined;
  /** Whether an answer that bears no confidence, as those of most language models, is not good enough. */
  readonly needsConfidence?: boolean;
  /** Only those that were decided to be accepted. */
  readonly accepted: boolean;
}

/** Answers that are not written. */
export interface AnswerTally {
  /** Nothing was found. */
  absent: number;
  /** Found, without words of the text that say so. */
  withoutEvidence: number;
  /** Below the least confidence, or not accepted. */
  unsure: number;
}

/** The answers of a row that may be written; the others are counted. */
export function chooseAnswers(
  { answers }: AnsweredRow,
  { minConfidence = 0, needsConfidence = false, accepted }: AnswerChoice,
  tally: AnswerTally,
): readonly WrittenAnswer[] {
  return answers.filter((answer) => {
    const { status, value, evidence, ungrounded, confidence, decision, reviewed } = answer;
    if (status !== 'found' || value === null || value === undefined) tally.absent += 1;
    // A person may know what the text does not say.
    else if (reviewed) return true;
    else if (!evidence?.text || ungrounded) tally.withoutEvidence += 1;
    else if (accepted && decision !== 'accept') tally.unsure += 1;
    else if (confidence === undefined ? needsConfidence : confidence < minConfidence) tally.unsure += 1;
    else return true;
    return false;
  });
}
