import { type BatchCounts, createBatchCounts } from '../../batch/batch-counts.js';
import type { ProductTask } from '../../batch/continue-tasks.js';
import type { Database } from '../../database/open-database.js';
import { keepProposals, type ProposedText } from '../../database/seeding/keep-proposals.js';
import { readTrainingTexts } from '../../database/seeding/training-texts.js';
import { createEngine } from '../../engine/engine.js';
import { trainEngine } from '../../engine/learning/train.js';
import type { ModelSource } from '../../engine/types.js';
import type { Catalogue } from '../../examples/catalogue.js';
import type { Field } from '../../fields/field.js';
import { lookupProducts, type ManyRequest } from '../../lookup/lookup-products.js';
import { chooseTeaching } from '../../teaching/choose-teaching.js';
import { doubtOf } from '../../teaching/doubt-of.js';
import { type ProposalRules, proposalsOf } from '../../teaching/proposals-of.js';
import type { LearnPool, OpenProduct } from './learn-pool.js';

/** What asking in rounds needs. */
export interface Teaching {
  readonly pool: LearnPool;
  readonly catalogue: Catalogue;
  readonly database: Database;
  readonly request: ManyRequest;
  readonly rules: ProposalRules;
  /** The most products to ask about, those of earlier runs among them. */
  readonly most: number;
}

/** What came of it so far. */
export interface TeachingOutcome {
  readonly counts: BatchCounts;
  /** New proposed examples, and those of them with a value. */
  readonly kept: number;
  readonly withValue: number;
  /** Answers that are no examples. */
  readonly leftOut: number;
  /** Why no more was asked. */
  readonly stopped?: 'limit' | 'refused';
}

/** The first round, and how much larger than all before the next may be: what was learnt chooses better each time. */
const FIRST_ROUND = 20;
/** The engine learns anew for a choice when it knows of so many more texts. */
const WORTH_LEARNING = 1.25;

/** The reason of a question that a limit forbids. */
const LIMIT = 'budget spent';

/**
 * Asks about the products of a pool round by round, and keeps after each what was answered. @param tell called with the
 * state before each round and each product
 */
export async function teachInRounds(
  { pool, catalogue, database, request, rules, most }: Teaching,
  tell: (outcome: TeachingOutcome, doing: 'choosing' | 'asking') => void,
): Promise<TeachingOutcome> {
  const counts = createBatchCounts();
  const sums: { -readonly [Key in keyof TeachingOutcome]: TeachingOutcome[Key] } = {
    counts,
    kept: 0,
    withValue: 0,
    leftOut: 0,
  };
  const over = new AbortController();
  const stop = AbortSignal.any([over.signal, ...(request.stop ? [request.stop] : [])]);
  const end = (why: NonNullable<TeachingOutcome['stopped']>) => {
    sums.stopped ??= why;
    over.abort();
  };

  async function ask(products: readonly OpenProduct[]): Promise<void> {
    const kept = new Map<string, ProposedText[]>();
    try {
      for await (const { task, answers } of lookupProducts(tasksOf(products), {
        ...request,
        stop,
        unordered: true,
      })) {
        const budgeted = answers.filter(({ reason, status }) => status === 'failed' && reason === LIMIT);
        if (budgeted.length > 0) end('limit');
        if (budgeted.length < answers.length) counts.add(answers.filter((answer) => !budgeted.includes(answer)));
        if (counts.refused() !== undefined) end('refused');
        const { bySource, leftOut } = proposalsOf(task.fields, answers, rules);
        sums.leftOut += leftOut;
        for (const [source, values] of bySource)
          kept.set(source, [...(kept.get(source) ?? []), { description: task.description, values }]);
        tell(sums, 'asking');
      }
    } finally {
      for (const [source, texts] of kept) {
        sums.kept += keepProposals(database, texts, source);
        sums.withValue += texts.flatMap(({ values }) => Object.values(values)).filter((one) => one !== null).length;
      }
    }
  }

  const choose = createChooser({ pool, catalogue, database });
  let asked = pool.taught.length;
  tell(sums, 'asking');
  if (pool.unfinished.length > 0) await ask(pool.unfinished);
  while (asked < most && !stop.aborted) {
    tell(sums, 'choosing');
    const next = choose(Math.min(most - asked, Math.max(FIRST_ROUND, asked)));
    if (next.length === 0) break;
    asked += next.length;
    await ask(next);
  }
  return sums;
}

/** The products that a run would ask about, were nothing learnt on the way. */
export function firstChoice({
  pool,
  catalogue,
  database,
  most,
}: Omit<Teaching, 'request' | 'rules'>): readonly OpenProduct[] {
  const room = Math.max(0, most - pool.taught.length);
  return [...pool.unfinished, ...createChooser({ pool, catalogue, database })(room)];
}

/** Takes the products that would teach most out of the pool. */
function createChooser({ pool, catalogue, database }: Pick<Teaching, 'pool' | 'catalogue' | 'database'>) {
  let open = pool.open;
  const taught = [...pool.taught];
  let models: ModelSource = catalogue.models;
  let learntFrom = readTrainingTexts(database).length;
  return (count: number): readonly OpenProduct[] => {
    const texts = readTrainingTexts(database);
    if (texts.length > WORTH_LEARNING * learntFrom) {
      const parts = new Map(trainEngine(catalogue.allFields(), texts).map(({ scope, body }) => [scope, body]));
      models = { read: (scope) => parts.get(scope) };
      learntFrom = texts.length;
    }
    const engine = createEngine(models);
    const weighed = open.map(({ task, words }) => ({
      words,
      doubt: doubtOf(engine, fieldsOf(task), task.description),
    }));
    const chosen = chooseTeaching(weighed, taught, count).map((index) => open[index] as OpenProduct);
    open = open.filter((one) => !chosen.includes(one));
    for (const { words } of chosen) taught.push(words);
    return chosen;
  };
}

function fieldsOf({ fields }: ProductTask): readonly Field[] {
  return fields.filter((field): field is Field => typeof field !== 'string');
}

async function* tasksOf(products: readonly OpenProduct[]): AsyncGenerator<ProductTask> {
  for (const { task } of products) yield task;
}
