import { layoutOf } from './formats.js';
import { formatCost, formatCount } from './quantities.js';
import { formatRows, type OutputRow } from './rows.js';
import { writeResult } from './write-result.js';

/** What a run would ask. Tokens and cost are estimates. */
export interface Plan {
  readonly products: number;
  /** Fields asked for, of all products. */
  readonly fields: number;
  /** Those that are answered with no question to a model. */
  readonly local: number;
  /** Questions that a model would be asked. */
  readonly questions: number;
  /** Questions that are answered already, or stand in the run a second time. */
  readonly cached: number;
  readonly repeated: number;
  /** Questions that are with a provider already, in a batch that has not ended. */
  readonly waiting?: number;
  /** Questions that do not fit into their prompt's bounds. */
  readonly tooLong: number;
  readonly promptTokens: number;
  /** Those of them that the provider is likely to take from its cache, where that has a price of its own. */
  readonly cachedTokens?: number;
  readonly completionTokens: number;
  /** In the currency of the prices; absent when a question has no price. */
  readonly cost?: number;
}

/** A plan of a batch, and what of its input needs no asking. */
export interface PlanReport extends Plan {
  /** Products that an earlier run has answered. */
  readonly doneBefore: number;
  /** Rows that are no products. */
  readonly rejected: number;
  /** About how many more reviewed values would let some be accepted at the precision that is asked for. */
  readonly valuesMissing?: number;
}

/** Prints a plan: a table for people, one JSON object for programs. */
export async function printPlan(plan: PlanReport, format: 'table' | 'json'): Promise<void> {
  const layout = layoutOf(process.stdout);
  if (format === 'json') return writeResult(`${JSON.stringify(plan, null, layout.pretty ? 2 : 0)}\n`);
  await writeResult(await formatRows(forPeople(plan), [{ key: 'what' }, { key: 'count' }], 'table', layout));
}

function forPeople(plan: PlanReport): readonly OutputRow[] {
  const { promptTokens, completionTokens, cost, doneBefore, rejected, repeated, tooLong, valuesMissing = 0 } = plan;
  const rows: [what: string, count: string | number][] = [
    ['products to fill', plan.products],
    ...some('products done before', doneBefore),
    ...some('rows rejected', rejected),
    ['fields to fill', plan.fields],
    ['answered without a model', plan.local],
    ['questions to ask', plan.questions],
    ['questions answered before', plan.cached],
    ...some('questions with the provider already', plan.waiting ?? 0),
    ...some('questions that stand twice', repeated),
    ...some('questions that are too long', tooLong),
    ...some('reviewed values missing, about', valuesMissing),
    ['tokens of the prompts, about', promptTokens],
    ...some("of them from the provider's cache, about", plan.cachedTokens ?? 0),
    ['tokens of the answers, about', completionTokens],
    ['cost, about', cost === undefined ? 'unknown: the composition has no price' : formatCost(cost)],
  ];
  return rows.map(([what, count]) => ({ what, count: typeof count === 'number' ? formatCount(count) : count }));
}

function some(what: string, count: number): [string, number][] {
  return count > 0 ? [[what, count]] : [];
}
