import { setImmediate } from 'node:timers/promises';
import type { Answer } from '../llm/answer.js';
import { outcomeOf } from './outcome.js';
import type { ScoredAnswer, Trial } from './trial.js';

/** How trials are run through one composition. */
export interface TrialRun {
  readonly llm: string;
  /** Answers a product's slots, in their order. */
  readonly ask: (trial: Trial) => Promise<readonly Answer[]>;
  /** How many products at once. */
  readonly atOnce: number;
  /** Gives up early: products that are finished are kept. */
  readonly signal: AbortSignal;
  /** Called as soon as a product is finished. */
  readonly onProduct: (answers: readonly ScoredAnswer[]) => Promise<void> | void;
}

/** Asks every product and scores what comes back; a product that was interrupted counts as not asked. */
export async function runTrials(trials: readonly Trial[], run: TrialRun): Promise<void> {
  const { llm, ask, signal, onProduct } = run;
  const waiting = trials.values();
  const work = async () => {
    for (const trial of waiting) {
      // Answers without a wait would keep Ctrl-C and the progress line out.
      await setImmediate();
      if (signal.aborted) return;
      const answers = await ask(trial);
      if (!wasInterrupted(answers, signal)) await onProduct(score(llm, trial, answers));
    }
  };
  await Promise.all(Array.from({ length: Math.min(run.atOnce, trials.length) }, work));
}

function wasInterrupted(answers: readonly Answer[], signal: AbortSignal): boolean {
  return signal.aborted && answers.some(({ status }) => status === 'timeout' || status === 'failed');
}

function score(llm: string, trial: Trial, answers: readonly Answer[]): readonly ScoredAnswer[] {
  const byField = new Map(answers.map((answer) => [answer.field, answer]));
  return trial.slots.map((slot) => {
    const answer = byField.get(slot.field.code) ?? { field: slot.field.code, value: null, status: 'failed' };
    return { id: trial.id, slot, llm, answer, outcome: outcomeOf(answer.value, slot.accepted) };
  });
}
