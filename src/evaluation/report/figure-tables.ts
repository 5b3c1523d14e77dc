import type { Column, OutputRow } from '../../output/rows.js';
import type { Evaluation } from '../evaluation.js';
import type { Difference, Score } from '../scores.js';
import { secondsOf } from './figure-rows.js';
import { percent, pointsWithin } from './figures.js';

/** Rows and columns of one table. */
export interface FigureTable {
  readonly rows: readonly OutputRow[];
  readonly columns: readonly Column[];
}

const SCORE_COLUMNS: readonly Column[] = [
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

/** The scores for people: each kind and field once, its compositions one under the other. */
export function scoreTable(evaluation: Evaluation): FigureTable {
  const priced = evaluation.scores.some(({ usage }) => usage.cost !== undefined);
  return {
    rows: sideBySide(evaluation.scores).map((score) => scoreRow(score, evaluation)),
    columns: SCORE_COLUMNS.filter(({ key }) => key !== 'cost' || priced),
  };
}

/** The differences for people, in points. */
export function differenceTable(differences: readonly Difference[]): FigureTable {
  return {
    rows: differences.map(({ from, to, products, f1, hallucination }) => ({
      name: `${from} → ${to}`,
      products,
      f1: pointsWithin(f1),
      hallucination: pointsWithin(hallucination),
    })),
    columns: [
      { key: 'name', label: 'from → to' },
      { key: 'products' },
      { key: 'f1', label: 'F1, points [95 %]' },
      { key: 'hallucination', label: 'hallucination, points [95 %]' },
    ],
  };
}

function sideBySide(scores: readonly Score[]): readonly Score[] {
  const order = ['all', 'kind', 'field'].flatMap((wanted) => scores.filter(({ scope }) => scope === wanted));
  const places = new Map<string, number>();
  const keyOf = ({ scope, name }: Score) => `${scope} ${name}`;
  for (const score of order) if (!places.has(keyOf(score))) places.set(keyOf(score), places.size);
  return order.toSorted((a, b) => (places.get(keyOf(a)) ?? 0) - (places.get(keyOf(b)) ?? 0));
}

function scoreRow(score: Score, evaluation: Evaluation): OutputRow {
  const { scope, name, llm, slots, usage, estimates, milliseconds, ...rates } = score;
  const interval = estimates?.f1 && `${percent(estimates.f1.low)}–${percent(estimates.f1.high)}`;
  return {
    name: scope === 'field' ? withLabel(name, evaluation) : name,
    llm,
    slots,
    precision: percent(rates.precision),
    recall: percent(rates.recall),
    f1: percent(rates.f1),
    interval,
    hallucination: percent(rates.hallucination),
    answered: percent(rates.answered),
    calls: Number(usage.calls.toFixed(1)),
    tokens: Math.round(usage.promptTokens + usage.completionTokens),
    cost: usage.cost?.toFixed(4),
    milliseconds: Math.round(milliseconds),
    seconds: secondsOf(score, evaluation)?.toFixed(1),
  };
}

function withLabel(code: string, { trials }: Evaluation): string {
  const trial = trials.find(({ slots }) => slots.some(({ field }) => field.code === code));
  const label = trial?.slots.find(({ field }) => field.code === code)?.field.label;
  return label === undefined || label === code ? code : `${code} ${label}`;
}
