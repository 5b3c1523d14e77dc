import type { Consumption } from '../llm/answer.js';
import { type Acceptance, acceptanceOf } from './acceptance.js';
import { compare, type Difference, type Score, scoresOf } from './scores.js';
import type { ScoredAnswer, Trial } from './trial.js';

/** What a composition answered, and what it took. */
export interface LlmResult {
  readonly llm: string;
  readonly answers: readonly ScoredAnswer[];
  /** Everything it used, also for answers that could not be read. */
  readonly usage: Consumption;
  readonly seconds: number;
  /** Where values were decided. */
  readonly acceptance?: Acceptance;
}

/** Everything that an evaluation found out. */
export interface Evaluation {
  readonly trials: readonly Trial[];
  readonly results: readonly LlmResult[];
  readonly scores: readonly Score[];
  readonly differences: readonly Difference[];
}

/** Scores what the compositions answered, and compares each with those before it. */
export function evaluate(trials: readonly Trial[], measured: readonly Omit<LlmResult, 'acceptance'>[]): Evaluation {
  const results = measured.map((result): LlmResult => {
    const acceptance = acceptanceOf(result.answers);
    return acceptance ? { ...result, acceptance } : result;
  });
  const answered = results.filter(({ answers }) => answers.length > 0);
  const scores = answered.flatMap(({ llm, answers, usage }) =>
    scoresOf(llm, answers).map((score) => (score.scope === 'all' ? { ...score, usage } : score)),
  );
  const differences = answered.flatMap((to, index) =>
    answered.slice(0, index).flatMap((from) => compare(from.answers, to.answers) ?? []),
  );
  return { trials, results, scores, differences };
}
