import type PQueue from 'p-queue';
import { onAbort } from '../async/abort.js';
import type { MaybePromise } from '../async/maybe-promise.js';
import { LazyAbortController, type Stop } from '../async/stop.js';
import type { Evidence, Field } from '../fields/field.js';
import type { Answer } from '../llm/answer.js';
import type { ExampleSource, Llm, LlmRequest } from '../llm/llm.js';
import { locateAnswer } from '../llm/locate-answer.js';
import type { LookupPolicy } from '../llm/lookup-policy.js';
import { questionsLeft } from '../llm/questions-left.js';
import type { CallCounter } from '../llm/spending.js';
import { newQueue } from './new-queue.js';

/** One description to fill fields from; plain values, no database. */
export interface LookupRequest {
  readonly description: string;
  /** Where evidence stands in the text that the description was read from; default where it stands in the description. */
  readonly locate?: ((evidence: Evidence) => Evidence) | undefined;
  /** The fields asked, in order; a bare string is a code that the catalogue does not know. */
  readonly fields: readonly (Field | string)[];
  readonly llm: Llm;
  /** Its concurrency is that of `queue` when that is given. */
  readonly policy: LookupPolicy;
  /** A queue to share with other lookups. */
  readonly queue?: PQueue;
  readonly examples?: ExampleSource;
  /** What the calls of this lookup are counted by, in place of what counts all calls of the composition. */
  readonly spending?: CallCounter;
  /** Gives up early: what is finished is kept. */
  readonly signal?: Stop;
  readonly onAnswer?: (answer: Answer) => void;
}

/** Asks every field in parallel under one deadline; one answer per field, in the order asked. Rejects only on a bug. */
export async function lookupFields(request: LookupRequest): Promise<readonly Answer[]> {
  const answered = new Map<string, Answer>();
  const started = performance.now();
  const emit = (answer: Answer) => {
    if (answered.has(answer.field)) return;
    // Node 20 takes ten times as long to add to a spread object.
    const milliseconds = Math.round(performance.now() - started);
    const placed = request.locate ? locateAnswer(answer, request.locate) : answer;
    const timed = Object.assign({}, placed, { milliseconds });
    answered.set(answer.field, timed);
    request.onAnswer?.(timed);
  };
  const stopper = new LazyAbortController();
  const deadline = started + request.policy.timeout;
  const asking = request.signal?.aborted ? undefined : askAll(request, { signal: stopper, deadline, emit });
  // What was answered at once needs no deadline any more.
  if (asking) await withDeadline(asking, stopper, deadline, request.signal);
  return request.fields.map((field) => {
    const code = typeof field === 'string' ? field : field.code;
    if (typeof field === 'string') return { field: code, value: null, status: 'unknown-field' };
    return answered.get(code) ?? unfinished(code, request);
  });
}

function unfinished(field: string, { signal, policy: { timeout }, llm }: LookupRequest): Answer {
  const reason = signal?.aborted ? 'interrupted' : `no answer within ${timeout} ms`;
  return { field, value: null, status: 'timeout', reason, llm: llm.name };
}

/** Settles what can be answered at once, and asks for the rest. */
function askAll(
  request: LookupRequest,
  asking: Pick<LlmRequest, 'signal' | 'deadline' | 'emit'>,
): Promise<unknown> | undefined {
  const { llm, description, examples = () => [], policy, spending } = request;
  const ask: LlmRequest = { description, examples, policy, spending, ...asking };
  const fields = knownFields(request.fields);
  const preparing = llm.prepare?.(fields, ask);
  if (preparing) return preparing.then(() => (ask.signal.aborted ? undefined : askLeft(request, fields, ask)));
  return askLeft(request, fields, ask);
}

function askLeft(request: LookupRequest, fields: readonly Field[], ask: LlmRequest): Promise<unknown> | undefined {
  const { llm, policy } = request;
  // A question whose lookup has ended while it waited is not asked any more.
  const groups = questionsLeft(llm, fields, ask);
  const several = groups.length > 1;
  const questions = groups.map((group) => () => (ask.signal.aborted ? undefined : llm.ask(group, { ...ask, several })));
  if (questions.length === 0) return undefined;
  if (request.queue) return askInTurn(questions, request.queue);
  return newQueue(policy.concurrency, llm).then((queue) => askInTurn(questions, queue));
}

/** Each field once. */
function knownFields(fields: LookupRequest['fields']): readonly Field[] {
  const known = fields.filter((field): field is Field => typeof field !== 'string');
  return known.length > 1 ? [...new Map(known.map((field) => [field.code, field])).values()] : known;
}

/** Asks each question when there is a place for it; one that is answered at once takes none. */
function askInTurn(questions: readonly (() => MaybePromise<void>)[], queue: PQueue): Promise<unknown> | undefined {
  const waiting: Promise<void>[] = [];
  for (const question of questions) {
    const hasPlace = queue.size === 0 && queue.pending < queue.concurrency;
    const asking = hasPlace ? question() : queue.add(async () => question());
    if (asking instanceof Promise) waiting.push(hasPlace ? queue.add(() => asking) : asking);
  }
  return waiting.length > 0 ? Promise.all(waiting) : undefined;
}

/** Waits until the work ends, the deadline passes or the caller gives up, whichever is first; only a bug is thrown. */
function withDeadline(
  work: Promise<unknown>,
  stopper: LazyAbortController,
  deadline: number,
  signal: Stop | undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const stop = (reason: unknown) => {
      over();
      stopper.abort(reason);
      resolve(undefined);
    };
    const late = () => stop(new DOMException('the deadline has passed', 'TimeoutError'));
    const timer = setTimeout(late, Math.max(0, deadline - performance.now()));
    const forget = signal && onAbort(signal, () => stop(signal.reason));
    const over = () => {
      clearTimeout(timer);
      forget?.();
    };
    work.finally(over).then(resolve, reject);
    if (signal?.aborted) stop(signal.reason);
  });
}
