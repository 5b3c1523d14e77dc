import { setMaxListeners } from 'node:events';
import type PQueue from 'p-queue';
import { onAbort } from '../connectors/abort.js';
import type { Field } from '../fields/field.js';
import type { Answer } from '../llm/answer.js';
import { groupsOf } from '../llm/groups-of.js';
import type { ExampleSource, Llm, LlmRequest } from '../llm/llm.js';
import type { Spending } from '../llm/spending.js';
import { newQueue } from './new-queue.js';

/** One description to fill fields from; plain values, no database. */
export interface LookupRequest {
  readonly description: string;
  /** The fields asked, in order; a bare string is a code that the catalogue does not know. */
  readonly fields: readonly (Field | string)[];
  readonly llm: Llm;
  /** Milliseconds for the whole lookup: queueing, retries and reading included. */
  readonly timeout: number;
  /** The most questions at once; ignored when `queue` is given. */
  readonly concurrency?: number;
  /** A queue to share with other lookups. */
  readonly queue?: PQueue;
  readonly examples?: ExampleSource;
  readonly grounded?: boolean;
  /** Set when nobody wants to know where in the text a value stands, which spares looking for it. */
  readonly withoutEvidence?: boolean;
  /** What the calls of this lookup are counted by, in place of what counts all calls of the composition. */
  readonly spending?: Spending;
  /** Gives up early: what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onAnswer?: (answer: Answer) => void;
}

/** Asks every field in parallel under one deadline; one answer a field, in the order asked. Rejects only on a bug. */
export async function lookup(request: LookupRequest): Promise<readonly Answer[]> {
  const settled = new Map<string, Answer>();
  const started = performance.now();
  const settle = (answer: Answer) => {
    if (settled.has(answer.field)) return;
    const timed = { ...answer, milliseconds: Math.round(performance.now() - started) };
    settled.set(answer.field, timed);
    request.onAnswer?.(timed);
  };
  const known = new Map(request.fields.flatMap((field) => (typeof field === 'string' ? [] : [[field.code, field]])));
  const deadline = started + request.timeout;
  await withDeadline(request, (signal) => askAll([...known.values()], request, { signal, deadline, settle }));
  return request.fields.map((field) => {
    const code = typeof field === 'string' ? field : field.code;
    if (typeof field === 'string') return { field: code, value: null, status: 'unknown-field' };
    return settled.get(code) ?? unfinished(code, request);
  });
}

function unfinished(field: string, { signal, timeout, llm }: LookupRequest): Answer {
  const reason = signal?.aborted ? 'interrupted' : `no answer within ${timeout} ms`;
  return { field, value: null, status: 'timeout', reason, llm: llm.name };
}

async function askAll(
  fields: readonly Field[],
  request: LookupRequest,
  asking: Pick<LlmRequest, 'signal' | 'deadline' | 'settle'>,
): Promise<void> {
  const { llm, description, examples = () => [], grounded = false, withoutEvidence, spending } = request;
  const ask: LlmRequest = { description, examples, grounded, withoutEvidence, spending, ...asking };
  const presumed = llm.presume(fields, ask);
  for (const answer of presumed) ask.settle(answer);
  const done = new Set(presumed.map((answer) => answer.field));
  const open = fields.filter((field) => !done.has(field.code));
  if (open.length === 0) return;
  const queue = request.queue ?? (await newQueue(request.concurrency, llm));
  // A question whose lookup has ended while it waited is not asked any more.
  const askGroup = (group: readonly Field[]) => (ask.signal.aborted ? Promise.resolve() : llm.ask(group, ask));
  await Promise.all(groupsOf(open, llm.groupSize).map((group) => queue.add(() => askGroup(group))));
}

const FEW = 4;

/** Runs the work until it ends, the deadline passes or the caller gives up, whichever is first; only a bug is thrown. */
function withDeadline(request: LookupRequest, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  // Every question on the wire listens to it; Node warns of more than ten.
  if (request.fields.length > FEW) setMaxListeners(0, controller.signal);
  return new Promise((resolve, reject) => {
    if (request.signal?.aborted) return resolve();
    const over = () => {
      clearTimeout(timer);
      forget?.();
    };
    const stop = (reason: unknown) => {
      over();
      controller.abort(reason);
      resolve();
    };
    const timer = setTimeout(() => stop(new DOMException('the deadline has passed', 'TimeoutError')), request.timeout);
    const forget = request.signal && onAbort(request.signal, () => stop(request.signal?.reason));
    work(controller.signal).finally(over).then(resolve, reject);
  });
}
