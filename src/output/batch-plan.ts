import { layoutOf } from './formats.js';
import { formatCost, formatCount } from './quantities.js';
import { formatRows, type Row } from './rows.js';
import { writeResult } from './write-result.js';

/** What a run would ask; tokens and cost are estimates. */
export interface PlanReport {
  readonly products: number;
  readonly fields: number;
  readonly presumed: number;
  readonly questions: number;
  readonly cached: number;
  readonly repeated: number;
  readonly tooLong: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cost?: number;
  readonly doneBefore: number;
  readonly rejected: number;
}

/** Prints a plan: a table for people, one JSON object for programs. */
export async function printPlan(plan: PlanReport, format: 'table' | 'json'): Promise<void> {
  const layout = layoutOf(process.stdout);
  if (format === 'json') return writeResult(`${JSON.stringify(plan, null, layout.pretty ? 2 : 0)}\n`);
  await writeResult(await formatRows(forPeople(plan), [{ key: 'what' }, { key: 'count' }], 'table', layout));
}

function forPeople(plan: PlanReport): readonly Row[] {
  const { promptTokens, completionTokens, cost, doneBefore, rejected, repeated, tooLong } = plan;
  const rows: [what: string, count: string | number][] = [
    ['products to fill', plan.products],
    ...some('products done before', doneBefore),
    ...some('rows rejected', rejected),
    ['fields to fill', plan.fields],
    ['answered without a model', plan.presumed],
    ['questions to ask', plan.questions],
    ['questions answered before', plan.cached],
    ...some('questions that stand twice', repeated),
    ...some('questions that are too long', tooLong),
    ['tokens of the prompts, about', promptTokens],
    ['tokens of the answers, about', completionTokens],
    ['cost, about', cost === undefined ? 'unknown: the composition has no price' : formatCost(cost)],
  ];
  return rows.map(([what, count]) => ({ what, count: typeof count === 'number' ? formatCount(count) : count }));
}

function some(what: string, count: number): [string, number][] {
  return count > 0 ? [[what, count]] : [];
}
