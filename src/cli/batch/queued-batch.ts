import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { ProductTask } from '../../batch/continue-tasks.js';
import { fingerprint } from '../../batch/run-settings.js';
import { checkPrices } from '../../config/check-prices.js';
import { resolveLlm } from '../../config/resolve-llm.js';
import { UserError } from '../../errors.js';
import type { Llm } from '../../llm/llm.js';
import type { ManyRequest, TaskResult } from '../../lookup/lookup-products.js';
import { askOverQueue } from '../../queue/ask-over-queue.js';
import { createBudgetAllocator } from '../../queue/budget-allocator.js';
import { connectRedis } from '../../queue/connect-redis.js';
import { startHeartbeat } from '../../queue/presence.js';
import { watchConnection } from '../../queue/watch-connection.js';
import type { AskingOptions } from '../asking-options.js';
import { queueFingerprint } from '../queue-fingerprint.js';
import type { Session } from '../session.js';
import type { Asked } from './batch-run.js';

/** A batch whose questions workers ask. */
export interface QueuedBatch extends Omit<Asked, 'rulesOf'> {
  /** The results of products, as `lookupProducts` gives them. */
  answer(tasks: AsyncIterable<ProductTask>, request: ManyRequest): AsyncGenerator<TaskResult<ProductTask>>;
}

/** Connects a batch to its queue. @param output the file that it fills, by which a continued run finds what workers did meanwhile */
export async function openQueuedBatch(
  session: Session,
  options: AskingOptions,
  { queue, output }: { readonly queue: string; readonly output: string | undefined },
): Promise<QueuedBatch> {
  checkLlm(session, options.llm);
  checkPrices(session.config, options.llm, options.policy.limits, process.env);
  const redis = await connectRedis(queue);
  session.atEnd(() => redis.disconnect());
  session.atEnd(watchConnection(redis, session.warn));
  const own = queueFingerprint(session, options);
  const run = output === undefined ? randomUUID() : fingerprint([hostname(), resolve(output)]);
  const place = `${hostname()}:${process.pid}`;
  const id = randomUUID();
  const refused = new AbortController();
  const look = () => ({ ...own, kind: 'batch', id, place }) as const;
  session.atEnd(startHeartbeat(redis, look, (problem) => refused.abort(problem)));
  const budget = createBudgetAllocator(options.policy.limits);
  const never = new AbortController().signal;
  return {
    answer: (tasks, { policy: { details }, unordered = false, stop = never, signal = never }) =>
      askOverQueue(tasks, {
        ...{ redis, run, budget, unordered, stop, signal, refused: refused.signal },
        fingerprint: own,
        llm: options.llm,
        policy: { ...options.policy, details },
        note: session.warn,
      }),
    llm: elsewhere(options.llm),
    examples: () => [],
    spending: budget,
    notes: [],
  };
}

/** A secret that only the workers need may be missing here. */
function checkLlm({ config }: Session, name: string): void {
  try {
    resolveLlm(config, name, process.env);
  } catch (error) {
    if (!(error instanceof UserError && error.code === 'missing-variable')) throw error;
  }
}

/** A composition that is asked by workers, and never here. */
function elsewhere(name: string): Llm {
  const refuse = async () => {
    throw new Error(`llm ${name} is asked by workers`);
  };
  return {
    name,
    connector: 'queue',
    groupSize: 1,
    answerLocally: () => [],
    ask: refuse,
    preview: refuse,
    check: async () => undefined,
    close: async () => undefined,
  };
}
