import type { Consumption } from '../llm/answer.js';
import { addConsumption } from '../llm/spending.js';
import { differenceOf, type Estimate, estimateOf } from './bootstrap.js';
import { countOutcomes, type OutcomeCounts, type Rates, ratesOf } from './rates.js';
import type { ScoredAnswer } from './trial.js';

/** What a composition is worth over some slots. */
export interface Score extends Rates {
  readonly scope: 'all' | 'kind' | 'field';
  /** The kind or the field's code; `all` for all slots. */
  readonly name: string;
  readonly llm: string;
  readonly slots: number;
  readonly counts: OutcomeCounts;
  /** The part of the slots that were answered, with a value or with nothing; the others failed or came too late. */
  readonly answered: number;
  /** The calls behind the answers; a call for several fields counts for each of them in part. */
  readonly usage: Consumption;
  /** Mean milliseconds from the start of a product to its answer. */
  readonly milliseconds: number;
  /** For all slots, with their 95 % intervals. */
  readonly estimates?: { readonly f1?: Estimate; readonly hallucination?: Estimate };
}

/** How two compositions differ on the products that both have finished. */
export interface Difference {
  readonly from: string;
  readonly to: string;
  readonly products: number;
  /** Positive where `to` is higher. */
  readonly f1?: Estimate;
  readonly hallucination?: Estimate;
}

/** The score of a composition over all, over each kind and over each field, in the order that they come in. */
export function scoresOf(llm: string, answers: readonly ScoredAnswer[]): readonly Score[] {
  const kinds = groupBy(answers, ({ slot }) => slot.kind);
  const fields = groupBy(answers, ({ slot }) => slot.field.code);
  const products = [...groupBy(answers, ({ id }) => id).values()].map(countsOf);
  const estimates = definedOf({ f1: estimateOf('f1', products), hallucination: estimateOf('hallucination', products) });
  return [
    { ...scoreOf(llm, 'all', 'all', answers), estimates },
    ...[...kinds].map(([name, some]) => scoreOf(llm, 'kind', name, some)),
    ...[...fields].map(([name, some]) => scoreOf(llm, 'field', name, some)),
  ];
}

/** What changes from one composition to another, over the products that both have answered. */
export function compare(from: readonly ScoredAnswer[], to: readonly ScoredAnswer[]): Difference | undefined {
  const [before, after] = [from, to].map((answers) => groupBy(answers, ({ id }) => id));
  const [first, second] = [from[0]?.llm, to[0]?.llm];
  const common = [...(before?.keys() ?? [])].filter((id) => after?.has(id));
  if (!before || !after || first === undefined || second === undefined || common.length === 0) return undefined;
  const [some, others] = [before, after].map((byId) => common.map((id) => countsOf(byId.get(id) ?? [])));
  const difference = (rate: 'f1' | 'hallucination') => differenceOf(rate, some ?? [], others ?? []);
  const figures = definedOf({ f1: difference('f1'), hallucination: difference('hallucination') });
  return { from: first, to: second, products: common.length, ...figures };
}

const NO_USE: Consumption = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0 };

function scoreOf(llm: string, scope: Score['scope'], name: string, answers: readonly ScoredAnswer[]): Score {
  const counts = countsOf(answers);
  const answered = answers.filter(({ answer }) => answer.status === 'found' || answer.status === 'absent').length;
  const waited = answers.reduce((sum, { answer }) => sum + (answer.milliseconds ?? 0), 0);
  return {
    scope,
    name,
    llm,
    slots: answers.length,
    counts,
    ...ratesOf(counts),
    answered: answered / answers.length,
    usage: answers.reduce((sum, { answer }) => (answer.usage ? addConsumption(sum, answer.usage) : sum), NO_USE),
    milliseconds: waited / answers.length,
  };
}

function countsOf(answers: readonly ScoredAnswer[]): OutcomeCounts {
  return countOutcomes(answers.map(({ outcome }) => outcome));
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Leaves out what is not known. */
function definedOf<Figures extends object>(
  figures: Figures,
): { [Key in keyof Figures]?: Exclude<Figures[Key], undefined> } {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as never;
}
