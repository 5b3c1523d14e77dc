import type { Column, OutputRow } from '../../output/rows.js';
import type { Estimate } from '../bootstrap.js';
import type { Evaluation } from '../evaluation.js';
import type { Difference, Score } from '../scores.js';
import type { ScoredAnswer } from '../trial.js';

/** The columns of figures for programs; shares are 0 to 1. */
export const FIGURE_COLUMNS: readonly Column[] = [
  ...[
    'scope',
    'name',
    'llm',
    'products',
    'slots',
    'nothing',
    'invented',
    'missed',
    'right',
    'wrong',
    'precision',
    'recall',
  ],
  ...['f1', 'f1Low', 'f1High', 'hallucination', 'hallucinationLow', 'hallucinationHigh', 'answered'],
  ...['calls', 'retries', 'promptTokens', 'completionTokens', 'cachedTokens', 'writtenTokens', 'reasoningTokens'],
  ...['cost', 'milliseconds', 'seconds'],
  ...['accepted', 'acceptedShare', 'acceptedPrecision', 'acceptedPrecisionLow', 'acceptedPrecisionHigh'],
].map((key) => ({ key }));

/** One answer with what is right, as `--output` keeps it. */
export function answerRecord({ id, slot, llm, answer, outcome }: ScoredAnswer): OutputRow {
  const { field, value, status, evidence, confidence, llm: _, ...others } = answer;
  const { kind, accepted } = slot;
  return { id, field, kind, llm, value, status, evidence, confidence, accepted, outcome, ...others };
}

/** The scores of all compositions, and how they differ, as rows for programs. */
export function figureRows(evaluation: Evaluation): {
  readonly scores: readonly OutputRow[];
  readonly differences: readonly OutputRow[];
} {
  return {
    scores: evaluation.scores.map((score) => ({
      ...scoreRow(score, secondsOf(score, evaluation)),
      ...acceptanceRow(score, evaluation),
    })),
    differences: evaluation.differences.map(differenceRow),
  };
}

/** The time of the whole run belongs to all slots together. */
export function secondsOf({ scope, llm }: Score, { results }: Evaluation): number | undefined {
  return scope === 'all' ? results.find((result) => result.llm === llm)?.seconds : undefined;
}

function scoreRow(score: Score, seconds: number | undefined): OutputRow {
  const { scope, name, llm, slots, counts, precision, recall, f1, hallucination, answered, usage, estimates } = score;
  return {
    scope,
    name,
    llm,
    slots,
    ...counts,
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(f1),
    ...bounds('f1', estimates?.f1),
    hallucination: rounded(hallucination),
    ...bounds('hallucination', estimates?.hallucination),
    answered: rounded(answered),
    ...Object.fromEntries(Object.entries(usage).map(([key, amount]) => [key, rounded(amount)])),
    milliseconds: Math.round(score.milliseconds),
    seconds: rounded(seconds),
  };
}

function acceptanceRow({ scope, llm }: Score, { results }: Evaluation): OutputRow {
  const acceptance = scope === 'all' ? results.find((result) => result.llm === llm)?.acceptance : undefined;
  if (!acceptance) return {};
  const { accepted, share, precision } = acceptance;
  return {
    accepted,
    acceptedShare: rounded(share),
    acceptedPrecision: rounded(accepted === 0 ? undefined : precision.right / accepted),
    acceptedPrecisionLow: rounded(precision.low),
    acceptedPrecisionHigh: rounded(precision.high),
  };
}

function differenceRow({ from, to, products, f1, hallucination }: Difference): OutputRow {
  return {
    scope: 'difference',
    name: `${from} → ${to}`,
    llm: to,
    products,
    f1: rounded(f1?.value),
    ...bounds('f1', f1),
    hallucination: rounded(hallucination?.value),
    ...bounds('hallucination', hallucination),
  };
}

function bounds(rate: string, estimate: Estimate | undefined): OutputRow {
  return { [`${rate}Low`]: rounded(estimate?.low), [`${rate}High`]: rounded(estimate?.high) };
}

function rounded(amount: number | undefined): number | undefined {
  return amount === undefined ? undefined : Math.round(amount * 1e6) / 1e6;
}
