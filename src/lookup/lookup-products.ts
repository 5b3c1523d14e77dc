import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import type { Field } from '../fields/field.js';
import type { Answer } from '../llm/answer.js';
import type { Llm } from '../llm/llm.js';
import { type LookupRequest, lookupFields } from './lookup-fields.js';
import { createReorderBuffer } from './reorder-buffer.js';

/** One product and what is asked about it. */
export interface Task {
  readonly description: string;
  /** Where evidence stands in the text that the description was read from; default where it stands in the description. */
  readonly locate?: LookupRequest['locate'];
  /** In order; a bare string is a code that the catalogue does not know. */
  readonly fields: readonly (Field | string)[];
}

/** What became of a task. */
export interface TaskResult<T extends Task> {
  readonly task: T;
  /** One per field, in the order asked. */
  readonly answers: readonly Answer[];
}

/** How many products are looked up; the timeout is each product's own. */
export interface ManyRequest
  extends Pick<LookupRequest, 'llm' | 'policy' | 'queue' | 'examples' | 'spending' | 'onAnswer'> {
  /** Whether results come as they are finished, and not in the order of the tasks. */
  readonly unordered?: boolean;
  /** Gives up early: what is finished is kept. */
  readonly signal?: AbortSignal;
  /** Begins no further product; those begun are finished. `signal` gives them up too. */
  readonly stop?: AbortSignal;
}

/** Products begun or finished whose results may wait for earlier ones: what bounds memory while one product takes its time. */
const MOST_OPEN = 4096;

/**
 * Looks up products as they arrive, all their questions through one queue, no faster than the results are taken. A
 * product begins only when hardly a question waits, so that its deadline is not spent in the queue.
 */
export async function* lookupProducts<T extends Task>(
  tasks: AsyncIterable<T>,
  request: ManyRequest,
): AsyncGenerator<TaskResult<T>> {
  const { unordered = false, stop, signal, queue: given, ...rest } = request;
  const { concurrency } = rest.policy;
  const { queue, adapt, waiting } = given ? sharedQueue(given, concurrency) : ownQueue(rest.llm, concurrency);
  const buffer = createReorderBuffer<TaskResult<T>>(MOST_OPEN, !unordered);
  const gone = new AbortController();
  const halt = AbortSignal.any([gone.signal, ...(stop ? [stop] : []), ...(signal ? [signal] : [])]);
  const abandoned = AbortSignal.any([gone.signal, ...(signal ? [signal] : [])]);
  // Every product begun listens to it.
  setMaxListeners(0, abandoned);
  halt.addEventListener('abort', () => buffer.end(), { once: true });

  const begin = (task: T) => {
    const put = buffer.reserve();
    const { description, fields, locate } = task;
    lookupFields({ description, fields, locate, queue, signal: abandoned, ...rest }).then(
      (answers) => put({ task, answers }),
      buffer.fail,
    );
  };
  const feed = async () => {
    const turn = createTurn();
    for await (const task of tasks) {
      adapt();
      if (buffer.isFull()) await buffer.whenRoom();
      if (queue.size >= waiting) await queue.onSizeLessThan(waiting);
      if (turn.isLong()) await nextTurn();
      if (halt.aborted) return;
      begin(task);
    }
  };

  // Once nothing more is wanted, it does not matter that the input was broken off.
  feed().then(buffer.end, (error) => (halt.aborted ? buffer.end() : buffer.fail(error)));
  try {
    yield* buffer.results();
  } finally {
    // Whoever takes the results may leave before the end, and nobody wants the rest then.
    gone.abort();
  }
}

const MORE = 8;

/** A queue with how many questions may wait in it before no further product begins. */
interface Places {
  readonly queue: PQueue;
  readonly waiting: number;
  /** Brings the queue to the calls that the server takes at once. */
  adapt(): void;
}

function sharedQueue(queue: PQueue, concurrency: number): Places {
  return { queue, waiting: Math.ceil(concurrency / 8), adapt() {} };
}

/**
 * A server with a limit of its own gets some more questions than it takes at once: those that wait for another try, or
 * are only being prepared, then leave no place empty.
 */
function ownQueue({ permits }: Llm, concurrency: number): Places {
  if (!permits) return sharedQueue(new PQueue({ concurrency }), concurrency);
  const places = () => permits() + Math.max(MORE, Math.ceil(permits() / MORE));
  const queue = new PQueue({ concurrency: places() });
  return {
    queue,
    waiting: 1,
    adapt() {
      if (queue.concurrency !== places()) queue.concurrency = places();
    },
  };
}

/** Milliseconds for which products that are answered at once may keep timers, signals and files waiting. */
const LONGEST_TURN = 20;

/** Tells whether the event loop has not come round for too long. */
function createTurn(): { isLong(): boolean } {
  let since = performance.now();
  let watched = false;
  const come = () => {
    since = performance.now();
    watched = false;
  };
  return {
    isLong() {
      if (!watched) setImmediate(come);
      watched = true;
      return performance.now() - since > LONGEST_TURN;
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
