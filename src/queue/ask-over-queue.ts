import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { abortable } from '../async/abort.js';
import { createNotifier } from '../async/notifier.js';
import { UserError } from '../errors.js';
import type { Answer } from '../llm/answer.js';
import { locateAnswer } from '../llm/locate-answer.js';
import type { LookupPolicy } from '../llm/lookup-policy.js';
import type { Task, TaskResult } from '../lookup/lookup-products.js';
import { createReorderBuffer } from '../lookup/reorder-buffer.js';
import type { BudgetAllocator } from './budget-allocator.js';
import { type Chunk, type ChunkAnswers, chunksOf, nameChunks, productsOf, USUAL_SIZE } from './chunk.js';
import { type ChunkSpent, dropLedger, readLedger } from './chunk-ledger.js';
import { registerQueue } from './counters.js';
import { type Fingerprint, queueName } from './fingerprint.js';
import { openJobClient } from './job-client.js';
import { askRedis } from './redis-problem.js';
import { trackWritten } from './track-written.js';
import { watchWorkers } from './watch-workers.js';
import { whileReachable } from './while-reachable.js';

/** How products are asked about by workers. */
export interface QueueRequest {
  readonly redis: Redis;
  readonly fingerprint: Fingerprint;
  /** What tells this run from others, and is the same again when it is continued. */
  readonly run: string;
  /** The name of the composition, for answers that no worker gave. */
  readonly llm: string;
  readonly policy: LookupPolicy;
  readonly unordered: boolean;
  readonly budget: BudgetAllocator;
  /** Begins no further product; those begun are finished. */
  readonly stop: AbortSignal;
  /** Gives up those begun, too. */
  readonly signal: AbortSignal;
  /** Aborts when Redis refuses what is told it, with the UserError that says why. */
  readonly refused: AbortSignal;
  /** Told what the user should know, such as that no worker fits. */
  readonly note: (text: string) => void;
}

/** Products whose results may wait for earlier ones. */
const MOST_OPEN = 8192;
/** Chunks on their way beyond those that the workers can take at once. */
const IN_STORE = 4;

/**
 * Looks up products as `lookupProducts` does, but leaves the asking to workers: chunks go into the queue no faster than
 * the workers and the taker of the results are, each under a name that a continued run finds again.
 */
export async function* askOverQueue<T extends Task>(
  tasks: AsyncIterable<T>,
  request: QueueRequest,
): AsyncGenerator<TaskResult<T>> {
  const { redis, fingerprint, unordered, stop, signal, note } = request;
  const queue = queueName(fingerprint);
  await askRedis(redis, registerQueue(redis, queue));
  const client = await askRedis(redis, openJobClient(redis, queue));
  const buffer = createReorderBuffer<TaskResult<T>>(MOST_OPEN, !unordered);
  const written = trackWritten<T>(client.remove);
  const notifier = createNotifier();
  const looked = () => {
    notifier.notify();
    client.catchUp().catch(() => undefined);
  };
  const watch = await askRedis(redis, watchWorkers(redis, fingerprint, { note, looked }));
  const halt = AbortSignal.any([stop, signal]);
  halt.addEventListener('abort', () => buffer.end(), { once: true });
  request.refused.addEventListener('abort', () => buffer.fail(request.refused.reason), { once: true });
  signal.addEventListener('abort', () => client.giveUp('interrupted'), { once: true });

  const begin = async (id: string, chunk: readonly T[]) => {
    const products = productsOf(chunk);
    const share = await request.budget.allocate(products.reduce((sum, { fields }) => sum + fields.length, 0));
    if (halt.aborted) return;
    const put = chunk.map(() => buffer.reserve());
    written.begin(id, chunk);
    const ledger = share && randomUUID();
    const finish = async (answers: ChunkAnswers) => {
      request.budget.charge(share, answers, ledger === undefined ? undefined : await spentOf(redis, ledger, halt));
      chunk.forEach((task, place) => {
        put[place]?.({ task, answers: located(answers[place] ?? [], task) });
      });
      notifier.notify();
    };
    askDesk(client.ask(id, chunkData(products, request, { budget: share, ledger })), chunk, request)
      .then(finish)
      .catch(buffer.fail);
  };
  const feed = async () => {
    for await (const { id, chunk } of nameChunks(request.run, chunksOf(tasks))) {
      await buffer.whenRoom();
      while (client.open >= IN_STORE + (2 * watch.capacity) / USUAL_SIZE && !halt.aborted) await notifier.notified();
      if (halt.aborted) return;
      await begin(id, chunk);
    }
  };

  feed().then(buffer.end, (error) => (halt.aborted ? buffer.end() : buffer.fail(error)));
  let isOver = () => {};
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  // What was begun is finished, as far as anybody can still say so.
  const finishBegun = async () => {
    if (!(await whileReachable(redis, over))) client.giveUp('Redis has gone');
  };
  halt.addEventListener('abort', () => void finishBegun(), { once: true });
  try {
    for await (const result of buffer.results()) {
      yield result;
      written.note(result.task);
    }
  } finally {
    isOver();
    watch.stop();
    buffer.end();
    client.giveUp('interrupted');
    await whileReachable(redis, written.end().then(client.close));
  }
}

/** Workers know the text as it was read, and not where it comes from. */
function located(answers: readonly Answer[], { locate }: Task): readonly Answer[] {
  if (!locate) return answers;
  return answers.map((answer) => locateAnswer(answer, locate));
}

function chunkData(
  products: Chunk['products'],
  { policy }: QueueRequest,
  { budget, ledger }: { readonly budget: Chunk['budget'] | undefined; readonly ledger: string | undefined },
): Chunk {
  return { products, policy, ...(budget && ledger !== undefined && { budget, ledger }) };
}

/** What was taken of the budget of a chunk that is over; nobody needs to know it any more once the run is to end. */
async function spentOf(redis: Redis, ledger: string, halt: AbortSignal): Promise<ChunkSpent | undefined> {
  try {
    const spent = await abortable(readLedger(redis, ledger), halt);
    dropLedger(redis, ledger).catch(() => undefined);
    return spent;
  } catch {
    return undefined;
  }
}

/** The answers of the desk, or one for each field that says why there are none. */
function askDesk(
  asked: Promise<ChunkAnswers>,
  tasks: readonly Task[],
  { signal, llm }: QueueRequest,
): Promise<ChunkAnswers> {
  return asked.catch((error: Error) => {
    // No other chunk would fare better.
    if (error instanceof UserError) throw error;
    const { message } = error;
    const status = signal.aborted ? 'timeout' : 'failed';
    return tasks.map(({ fields }) =>
      fields.map((field): Answer => {
        if (typeof field === 'string') return { field, value: null, status: 'unknown-field' };
        return { field: field.code, value: null, status, reason: message, llm };
      }),
    );
  });
}
