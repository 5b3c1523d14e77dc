import { setImmediate } from 'node:timers/promises';
import type { Answer } from '../llm/answer.js';
import { outcomeOf } from './outcome.js';
import type { ScoredAnswer, Trial } from './trial.js';

/** How trials are run through one composition. */
export interface TrialRun {
  /** The composition that is measured. */
  readonly llm: string;
  /** What was answered, product by product; a product that was given up answers `timeout` or `failed`. */
  readonly answered: AsyncIterable<{ readonly task: { readonly trial: Trial }; readonly answers: readonly Answer[] }>;
  /** Aborts when the user gives up. */
  readonly signal: AbortSignal;
  /** Called as soon as a product is finished. */
  readonly onProduct: (answers: readonly ScoredAnswer[]) => void;
}

/** Scores products as their answers come; one that was given up in the middle counts as not asked. */
export async function runTrials({ llm, answered, signal, onProduct }: TrialRun): Promise<void> {
  for await (const { task, answers } of answered) {
    if (!wasGivenUp(answers, signal)) onProduct(score(llm, task.trial, answers));
    // Answers without a wait would keep Ctrl-C and the progress line out.
    await setImmediate();
  }
}

function wasGivenUp(answers: readonly Answer[], signal: AbortSignal): boolean {
  return signal.aborted && answers.some(({ status }) => status === 'timeout' || status === 'failed');
}

function score(llm: string, trial: Trial, answers: readonly Answer[]): readonly ScoredAnswer[] {
  const byField = new Map(answers.map((answer) => [answer.field, answer]));
  return trial.slots.map((slot) => {
    const { code } = slot.field;
    const answer = byField.get(code) ?? { field: code, value: null, status: 'failed', reason: 'no answer' };
    return { id: trial.id, slot, llm, answer, outcome: outcomeOf(answer.value, slot.accepted) };
  });
}
