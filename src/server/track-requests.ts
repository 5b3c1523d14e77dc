import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createSlotList } from '../async/slot-list.js';
import { LazyAbortController } from '../async/stop.js';
import type { Metrics } from './metrics.js';

/** What the log says of a request beside its path and status: no text of a product, no secret. */
export interface RequestFacts {
  llm?: string;
  fields?: number;
  products?: number;
  unanswered?: number;
  /** What went wrong in the server. */
  error?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    facts: RequestFacts;
    /** Stops when the client goes away before the answer is complete, or when the server has to end. */
    stopper: LazyAbortController;
  }
}

/** The status that the log gives a request whose client went away before the end of the answer. */
const CLIENT_GONE = 499;

/** Who watches the requests. */
export interface RequestObserver {
  /** Told of every request once it is over, in whatever way. */
  readonly log: (record: Readonly<Record<string, unknown>>) => void;
  /** Told of the same for counting. */
  readonly count: Metrics['countRequest'];
  /** Stops the requests that are still open. */
  readonly ending: AbortSignal;
}

/** Follows every request to its end, with one listener: they cost more than the rest of a small request. */
export function trackRequests(app: FastifyInstance, { log, ending, count }: RequestObserver): void {
  const open = createSlotList<LazyAbortController>();
  ending.addEventListener('abort', () => {
    open.forEach((stopper) => void stopper.abort(ending.reason));
  });
  app.decorateRequest('facts');
  app.decorateRequest('stopper');
  app.addHook('onRequest', (request, { raw }, done) => {
    const stopper = new LazyAbortController();
    if (ending.aborted) stopper.abort(ending.reason);
    request.facts = {};
    request.stopper = stopper;
    const started = performance.now();
    const leave = open.add(stopper);
    raw.on('close', () => {
      leave();
      const finished = raw.writableFinished;
      if (!finished) stopper.abort(new DOMException('the client has gone', 'AbortError'));
      const status = finished ? raw.statusCode : CLIENT_GONE;
      const taken = performance.now() - started;
      count(request.method, pathOf(request), status, taken);
      log(recordOf(request, status, taken));
    });
    done();
  });
}

/** The pattern of the route: what people type is not told. */
function pathOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? 'unknown';
}

function recordOf(request: FastifyRequest, status: number, taken: number) {
  const { method, facts } = request;
  return { method, path: pathOf(request), status, milliseconds: Math.round(taken * 10) / 10, ...facts };
}
