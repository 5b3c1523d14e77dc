import type { Estimate } from '../evaluation/bootstrap.js';
import type { Evaluation } from '../evaluation/evaluation.js';
import { percent, pointsWithin } from '../evaluation/report/figures.js';
import type { Difference, Score } from '../evaluation/scores.js';
import type { ScoredAnswer } from '../evaluation/trial.js';
import { layoutOf, type OutputFormat } from '../output/formats.js';
import { type Column, formatRows, type Row } from '../output/rows.js';

/** One answer with what is right, as `--output` keeps it. */
export function answerRecord({ id, slot, llm, answer, outcome }: ScoredAnswer): Row {
  const { field, value, status, evidence, confidence, llm: _, ...others } = answer;
  const { kind, accepted } = slot;
  return { id, field, kind, llm, value, status, evidence, confidence, accepted, outcome, ...others };
}

/** The figures: as tables for people, as one JSON object, or as rows. */
export async function formatEvaluation(
  evaluation: Evaluation,
  format: OutputFormat,
  warnings: readonly string[],
): Promise<string> {
  const layout = layoutOf(process.stdout);
  const { trials, scores, differences } = evaluation;
  if (format === 'json') {
    const products = trials.length;
    const slots = trials.reduce((sum, trial) => sum + trial.slots.length, 0);
    const [rows, others] = [scores.map((score) => scoreRow(score, evaluation)), differences.map(differenceRow)];
    return `${JSON.stringify({ products, slots, scores: rows, differences: others, warnings }, null, layout.pretty ? 2 : 0)}\n`;
  }
  if (format === 'table') {
    const columns = TABLE_COLUMNS.filter(
      ({ key }) => key !== 'cost' || scores.some(({ usage }) => usage.cost !== undefined),
    );
    const table = await formatRows(
      sideBySide(scores).map((score) => tableRow(score, evaluation)),
      columns,
      format,
      layout,
    );
    const others = await formatRows(differences.map(differenceTableRow), DIFFERENCE_COLUMNS, format, layout);
    return differences.length > 0 ? `${table}\n${others}` : table;
  }
  const rows = [...scores.map((score) => scoreRow(score, evaluation)), ...differences.map(differenceRow)];
  return formatRows(rows, CSV_COLUMNS, format, layout);
}

/** Each kind and field once, its compositions one under the other. */
function sideBySide(scores: readonly Score[]): readonly Score[] {
  const places = new Map<string, number>();
  for (const scope of ['all', 'kind', 'field'])
    for (const score of scores)
      if (score.scope === scope) places.set(placeKey(score), places.get(placeKey(score)) ?? places.size);
  return scores.toSorted((a, b) => (places.get(placeKey(a)) ?? 0) - (places.get(placeKey(b)) ?? 0));
}

function placeKey({ scope, name }: Score): string {
  return `${scope} ${name}`;
}

function scoreRow(score: Score, evaluation: Evaluation): Row {
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
    ...usage,
    milliseconds: Math.round(score.milliseconds),
    seconds: rounded(secondsOf(score, evaluation)),
  };
}

function differenceRow({ from, to, products, f1, hallucination }: Difference): Row {
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

function bounds(rate: string, estimate: Estimate | undefined): Row {
  return { [`${rate}Low`]: rounded(estimate?.low), [`${rate}High`]: rounded(estimate?.high) };
}

/** The time of the whole run belongs to all slots together. */
function secondsOf({ scope, llm }: Score, { results }: Evaluation): number | undefined {
  return scope === 'all' ? results.find((result) => result.llm === llm)?.seconds : undefined;
}

function rounded(share: number | undefined): number | undefined {
  return share === undefined ? undefined : Math.round(share * 10_000) / 10_000;
}

function tableRow(score: Score, evaluation: Evaluation): Row {
  const { scope, name, usage, estimates, ...figures } = score;
  const shares = ['precision', 'recall', 'f1', 'hallucination', 'answered'] as const;
  const interval = estimates?.f1 && `${percent(estimates.f1.low)}–${percent(estimates.f1.high)}`;
  return {
    ...figures,
    name: scope === 'field' ? fieldName(name, evaluation) : name,
    ...Object.fromEntries(shares.map((rate) => [rate, percent(figures[rate])])),
    interval,
    calls: Number(usage.calls.toFixed(1)),
    tokens: Math.round(usage.promptTokens + usage.completionTokens),
    cost: usage.cost?.toFixed(4),
    milliseconds: Math.round(score.milliseconds),
    seconds: secondsOf(score, evaluation)?.toFixed(1),
  };
}

function fieldName(code: string, { trials }: Evaluation): string {
  const slots = trials.flatMap((trial) => trial.slots);
  const label = slots.find(({ field }) => field.code === code)?.field.label;
  return label === undefined || label === code ? code : `${code} ${label}`;
}

function differenceTableRow({ from, to, products, f1, hallucination }: Difference): Row {
  return { name: `${from} → ${to}`, products, f1: pointsWithin(f1), hallucination: pointsWithin(hallucination) };
}

const TABLE_COLUMNS: readonly Column[] = [
  { key: 'name', label: 'of' },
  { key: 'llm' },
  { key: 'slots' },
  { key: 'precision', label: 'P %', toTheRight: true },
  { key: 'recall', label: 'R %', toTheRight: true },
  { key: 'f1', label: 'F1 %', toTheRight: true },
  { key: 'interval', label: '95 %' },
  { key: 'hallucination', label: 'halluc. %', toTheRight: true },
  { key: 'answered', label: 'answered %', toTheRight: true },
  { key: 'calls' },
  { key: 'tokens' },
  { key: 'cost', toTheRight: true },
  { key: 'milliseconds', label: 'ms' },
  { key: 'seconds', label: 's', toTheRight: true },
];

const DIFFERENCE_COLUMNS: readonly Column[] = [
  { key: 'name', label: 'from → to' },
  { key: 'products' },
  { key: 'f1', label: 'F1, points [95 %]' },
  { key: 'hallucination', label: 'hallucination, points [95 %]' },
];

const CSV_COLUMNS: readonly Column[] = [
  ...['scope', 'name', 'llm', 'products', 'slots', 'nn', 'nv', 'vn', 'vc', 'vw', 'precision', 'recall'],
  ...['f1', 'f1Low', 'f1High', 'hallucination', 'hallucinationLow', 'hallucinationHigh', 'answered'],
  ...['calls', 'retries', 'promptTokens', 'completionTokens', 'cachedTokens', 'cost', 'milliseconds', 'seconds'],
].map((key) => ({ key }));
