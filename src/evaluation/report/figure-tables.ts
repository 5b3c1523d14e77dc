import type { Column, OutputRow } from '../../output/rows.js';
import type { Evaluation } from '../evaluation.js';
import type { Difference, Score } from '../scores.js';
import { secondsOf } from './figure-rows.js';
import { percent, percentWithin, pointsWithin } from './figures.js';

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
  { key: 'hallucination', label: 'invented %', toTheRight: true },
];

const COST_COLUMNS: readonly Column[] = [
  { key: 'llm' },
  { key: 'answered', label: 'answered %', toTheRight: true },
  { key: 'calls' },
  { key: 'tokens' },
  { key: 'cost', toTheRight: true },
  { key: 'milliseconds', label: 'ms' },
  { key: 'seconds', label: 's', toTheRight: true },
];

const ACCEPTANCE_COLUMNS: readonly Column[] = [
  { key: 'llm' },
  { key: 'accepted' },
  { key: 'share', label: 'of the right ones %', toTheRight: true },
  { key: 'precision', label: 'right of the accepted % [95 %]', toTheRight: true },
];

/** Characters of a name and of a composition: with them a table fits into 80 columns. */
const LONGEST_NAME = 26;
const LONGEST_LLM = 14;

/** The scores for people: each kind and field once, its compositions one under the other; a single one is not named. */
export function scoreTable(evaluation: Evaluation): FigureTable {
  const isOne = evaluation.results.length === 1;
  const longest = isOne ? LONGEST_NAME : LONGEST_NAME - LONGEST_LLM / 2;
  return {
    rows: sideBySide(evaluation.scores).map((score) => scoreRow(score, evaluation, longest)),
    columns: SCORE_COLUMNS.filter(({ key }) => key !== 'llm' || !isOne),
  };
}

/** What each composition took, for people. */
export function costTable(evaluation: Evaluation): FigureTable {
  const all = evaluation.scores.filter(({ scope }) => scope === 'all');
  return {
    rows: all.map((score) => costRow(score, evaluation)),
    columns: COST_COLUMNS.filter(({ key }) => key !== 'cost' || all.some(({ usage }) => usage.cost !== undefined)),
  };
}

/** What came of the precision that was asked for; no rows where none was. */
export function acceptanceTable({ results }: Evaluation): FigureTable {
  return {
    rows: results.flatMap(({ llm, acceptance }) => {
      if (!acceptance) return [];
      const { accepted, share, precision } = acceptance;
      const value = accepted === 0 ? undefined : precision.right / accepted;
      const within = value === undefined ? undefined : { value, low: precision.low, high: precision.high };
      return [{ llm: cut(llm, LONGEST_LLM), accepted, share: percent(share), precision: percentWithin(within) }];
    }),
    columns: ACCEPTANCE_COLUMNS,
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

function scoreRow(score: Score, evaluation: Evaluation, longest: number): OutputRow {
  const { scope, name, llm, slots, estimates, ...rates } = score;
  const interval = estimates?.f1 && `${percent(estimates.f1.low)}–${percent(estimates.f1.high)}`;
  return {
    name: cut(scope === 'field' ? withLabel(name, evaluation) : name, longest),
    llm: cut(llm, LONGEST_LLM),
    slots,
    precision: percent(rates.precision),
    recall: percent(rates.recall),
    f1: percent(rates.f1),
    interval,
    hallucination: percent(rates.hallucination),
  };
}

function costRow(score: Score, evaluation: Evaluation): OutputRow {
  const { llm, answered, usage, milliseconds } = score;
  return {
    llm: cut(llm, LONGEST_LLM),
    answered: percent(answered),
    calls: Number(usage.calls.toFixed(1)),
    tokens: Math.round(usage.promptTokens + usage.completionTokens),
    cost: usage.cost?.toFixed(4),
    milliseconds: Math.round(milliseconds),
    seconds: secondsOf(score, evaluation)?.toFixed(1),
  };
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function withLabel(code: string, { trials }: Evaluation): string {
  const trial = trials.find(({ slots }) => slots.some(({ field }) => field.code === code));
  const label = trial?.slots.find(({ field }) => field.code === code)?.field.label;
  return label === undefined || label === code ? code : `${code} ${label}`;
}
