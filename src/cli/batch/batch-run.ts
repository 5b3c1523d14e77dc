import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { startThreads } from '../../batch/answer-threads.js';
import type { ProductTask } from '../../batch/continue-tasks.js';
import type { Destination } from '../../batch/destination.js';
import { createProgressEstimate, type ProgressEstimate } from '../../batch/progress-estimate.js';
import { openRejects, type Rejects } from '../../batch/rejects-file.js';
import { threadedLlm } from '../../batch/threaded-llm.js';
import { parseDuration } from '../../config/duration.js';
import { defaultDatabasePath } from '../../database/default-path.js';
import { packageRoot } from '../../database/package-root.js';
import { doubtsOfRules } from '../../decisions/doubts.js';
import { createShiftWatch } from '../../decisions/shift-watch.js';
import type { ManyRequest } from '../../lookup/lookup-products.js';
import { compileSoon, keepHeapSmall } from '../keep-heap-small.js';
import { productTasks } from './batch-products.js';
import type { BatchSetup } from './batch-setup.js';
import type { EngineThreadData } from './engine-thread.js';
import { openDestination, wantsDetails } from './open-destination.js';
import { createStops, type Stops } from './stops.js';

/** A run ready to begin. */
export interface BatchRun {
  readonly destination: Destination;
  readonly rejects: Rejects;
  readonly stops: Stops;
  readonly estimate: ProgressEstimate;
  /** What is left to ask. */
  readonly tasks: AsyncIterable<ProductTask>;
  /** The same, to be looked at beforehand and as often as wanted: nothing of it is counted, told twice or rejected. */
  survey(): AsyncIterable<ProductTask>;
  readonly request: ManyRequest;
  /** What an earlier run has left: products that are done, fields that cannot be asked now either, and products that are others since. */
  readonly earlier: { done: number; unanswered: number; changed: number };
  /** Whether all that was found is in the files that were asked for; known at the end. */
  isWhole: boolean;
}

/** Opens what a run reads and writes. @throws UserError for an output that cannot be begun or continued */
export async function openBatch(setup: BatchSetup): Promise<BatchRun> {
  const { session, flags, target, sources, codes, fieldColumns, catalogue } = setup;
  const deadline = flags.deadline === undefined ? undefined : parseDuration(flags.deadline, '--deadline');
  const destination = await openDestination(setup);
  const rejects = openRejects(flags.rejects, session.warn);
  const stops = createStops(session.signal, deadline);
  // Nobody sees how much is left of a quiet run.
  const estimate = createProgressEstimate(session.quiet ? [] : sources, flags.limit ?? flags.sample, session.signal);
  const earlier = { done: 0, unanswered: 0, changed: 0 };
  const told = new Set<string>();
  const once = (tell: (text: string) => void) => (text: string) => {
    if (!told.has(text)) tell(text);
    told.add(text);
  };
  const input = {
    ...{ sources, catalogue, flags, codes, fieldColumns },
    // What is made of a ledger has the columns that rows ask for.
    onlyColumns: target.format === 'csv' && !target.gzip && flags.review === undefined,
    html: session.config.html ?? 'auto',
    locale: session.config.locale,
    note: once(session.note),
    warn: once(session.warn),
  };
  const products = productTasks({
    ...input,
    onReject: rejects.add,
    onRead: ({ source, line }) => estimate.read(source, line),
  });
  const left = destination.left(products, {
    onDone(unanswered) {
      earlier.done++;
      earlier.unanswered += unanswered.length;
    },
    onChanged: () => earlier.changed++,
  });
  const survey = () => {
    const again = productTasks({ ...input, onReject: () => undefined, onRead: () => undefined });
    return destination.left(again, { onDone: () => undefined });
  };
  const tasks = watched(left, setup);
  const request = { ...asking(setup), stop: stops.stop, signal: stops.giveUp };
  return { destination, rejects, stops, estimate, tasks, survey, request, earlier, isWhole: true };
}

/** Tells what is to be known of how values are decided: before, and once texts turn out to be unlike the examples. */
function watched(tasks: AsyncIterable<ProductTask>, setup: BatchSetup): AsyncIterable<ProductTask> {
  const { session, options, opened } = setup;
  const rules = opened.rulesOf(options.policy);
  if (!rules) return tasks;
  for (const doubt of doubtsOfRules(rules)) session.warn(doubt);
  const watch = createShiftWatch(rules, session.warn);
  return (async function* () {
    for await (const task of tasks) {
      watch.see(task.description);
      yield task;
    }
  })();
}

/** Questions in flight that keep all threads busy. */
const FOR_THREADS = 1024;
const MOST_THREADS = 7;
/** Where the build puts the file that a thread runs. */
const THREAD = join(packageRoot(), 'dist', 'cli', 'batch', 'engine-thread.js');

/** What the engine answers needs no network but processors: it answers in as many threads as there are of them. */
function asking({ session, flags, options, opened }: BatchSetup): ManyRequest {
  const { unordered = false } = flags;
  const { llm, examples } = opened;
  const details = wantsDetails(flags);
  const policy = { ...options.policy, evidence: details, details };
  const request = { policy, llm, examples, unordered };
  if (llm.engineName !== undefined) {
    keepHeapSmall();
    compileSoon();
  }
  const others = availableParallelism() - 1;
  if (llm.engineName === undefined || others === 0) return request;
  const { minConfidence } = policy;
  const rules = opened.rulesOf(policy);
  const data: EngineThreadData = {
    database: session.database ?? defaultDatabasePath(),
    llm: llm.engineName,
    ...(minConfidence !== undefined && { minConfidence }),
    ...(rules && { rules }),
  };
  const threaded = threadedLlm(llm, () => startThreads(Math.min(others, MOST_THREADS), THREAD, data));
  session.atEnd(() => threaded.close());
  return { ...request, policy: { ...policy, concurrency: FOR_THREADS }, llm: threaded };
}

export type { Asked, BatchSetup } from './batch-setup.js';
