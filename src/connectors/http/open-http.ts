import type { ConnectorError } from '../../errors.js';
import { stopOf } from '../stop-options.js';
import type { CompleteOptions, ConnectorContext } from '../types.js';
import { type Attempt, attemptOnce, type Endpoint } from './attempt.js';
import { createAttemptTimeout } from './attempt-timeout.js';
import { type BaseUrl, parseBaseUrl } from './base-url.js';
import type { RawReply, RawRequest } from './exchange.js';
import { openServer } from './open-server.js';
import { readReply } from './read-reply.js';
import { createRedact, type Redact, secretsOf } from './redact.js';
import { retryCall } from './retry-call.js';
import { type Transfer, transferOnce } from './transfer.js';

/** Where a connector's server is, and what every request to it carries. */
export interface HttpSettings {
  readonly baseUrl: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** What must never be read in an error, beside the headers that look secret. */
  readonly secrets?: readonly (string | undefined)[];
}

/** One request of a connector. */
export interface Call<T> {
  /** Below the base URL, such as `/chat/completions`; or a whole address at the same origin. */
  readonly path: string;
  /** Sent as JSON by POST; null posts nothing; without one the request is a GET. */
  readonly body?: object | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes what is needed out of the reply; a retryable ConnectorError thrown here is retried too. */
  readonly read: (reply: unknown) => T;
  /** Set for a request whose duration says nothing of how long completions take. */
  readonly brief?: true;
  /** Milliseconds that the server may rightly hold the request before it answers. */
  readonly heldFor?: number;
}

/** A request of another kind than a connector's, whose reply is read as it came. */
export interface RawCall<T> {
  readonly method: RawRequest['method'];
  /** Below the base URL; or a whole address at the same origin. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Takes what is needed out of a reply of any status; a retryable ConnectorError thrown here is retried. */
  readonly receive: (reply: RawReply) => T;
  /** Whether a retryable failure is worth another attempt after a number of them; default as long as there is time. */
  readonly again?: (error: ConnectorError, retries: number) => boolean;
}

/** Talks to one server: retries, attempt limits, adaptive concurrency, redaction. */
export interface Http {
  /** The server's address without secrets, for messages. */
  readonly origin: string;
  readonly redact: Redact;
  call<T>(call: Call<T>, options: CompleteOptions): Promise<{ readonly value: T; readonly retries: number }>;
  /** The same for a request whose reply is read as it came. */
  send<T>(call: RawCall<T>, options: CompleteOptions): Promise<{ readonly value: T; readonly retries: number }>;
  /** A single attempt outside the limits of the run, for checks and cancellations. */
  once<T>(call: Call<T>, signal: AbortSignal): Promise<T>;
  /** A single attempt with a body as large as a file, of the request or of the reply. */
  transfer<T>(transfer: Transfer<T>, signal: AbortSignal): Promise<T>;
  /** Milliseconds that an attempt may take now. */
  attemptLimit(): number;
  /** How many calls may be in flight at once now. */
  permits(): number;
  /** Tells how long a completion took that several brief calls made up. */
  finished(milliseconds: number): void;
  /** Lowers the ceiling of calls at once, for a server that says how many it works on. */
  limitConcurrency(most: number): void;
  /** When a call that starts now must have ended, as `performance.now()` counts. */
  endOf(options: CompleteOptions): number;
  close(): Promise<void>;
}

/** Milliseconds of a call without a deadline. */
export const DEFAULT_DEADLINE = 60_000;

/** Opens the way to a server; nothing is sent yet. */
export function openHttp(settings: HttpSettings, context: ConnectorContext): Http {
  const base = parseBaseUrl(settings.baseUrl);
  const headers = { accept: 'application/json', ...base.headers, ...presentHeaders(settings.headers) };
  const attemptOf = createRequests(base, headers);
  const deadline = context.deadline ?? DEFAULT_DEADLINE;
  const server = openServer(base.origin, context.concurrency);
  const limits = {
    limiter: server.limiter,
    timeout: createAttemptTimeout(deadline, context.attemptTimeout),
    onBusy: context.onBusy,
  };
  const endpoint: Endpoint = {
    pool: server.pool,
    redact: createRedact([...(settings.secrets ?? []), ...base.secrets, ...secretsOf(headers)]),
    where: base.origin,
  };
  const endOf = (options: CompleteOptions) => options.deadline ?? performance.now() + deadline;
  return {
    origin: base.origin,
    redact: endpoint.redact,
    call(call, options) {
      const attempt = attemptOf(call);
      const stop = stopOf(options);
      const bounds = { signal: stop, endsAt: endOf(options), brief: call.brief, heldFor: call.heldFor };
      return retryCall(limits, bounds, (watch) => attemptOnce(endpoint, attempt, stop, watch));
    },
    send(call, options) {
      const { method, path, body, receive, again } = call;
      const raw = { method, path: base.pathOf(path), headers: { ...headers, ...call.headers }, ...(body && { body }) };
      const stop = stopOf(options);
      const bounds = { signal: stop, endsAt: endOf(options) };
      return retryCall(limits, bounds, (watch) => attemptOnce(endpoint, { request: raw, receive }, stop, watch), again);
    },
    once: (call, signal) => attemptOnce(endpoint, attemptOf(call), signal),
    transfer: (given, signal) =>
      transferOnce(
        endpoint,
        { ...given, path: base.pathOf(given.path), headers: { ...headers, ...given.headers } },
        signal,
      ),
    attemptLimit: limits.timeout.limit,
    permits: () => limits.limiter.limit,
    finished: limits.timeout.finished,
    limitConcurrency: limits.limiter.lowerCeiling,
    endOf,
    close: server.close,
  };
}

/** Writes requests; the headers that all of them share are put together once. */
function createRequests(base: BaseUrl, headers: Readonly<Record<string, string>>) {
  const withType = { ...headers, 'content-type': 'application/json' };
  return <T>({ path, body, read, headers: own }: Call<T>): Attempt<T> => {
    const shared = body ? withType : headers;
    const request = { path: base.pathOf(path), headers: own ? { ...shared, ...own } : shared };
    const receive = (reply: RawReply) => read(readReply(reply, base.origin));
    if (!body) return { request: { method: body === null ? 'POST' : 'GET', ...request }, receive };
    return { request: { method: 'POST', ...request, body: JSON.stringify(body) }, receive };
  };
}

function presentHeaders(headers: HttpSettings['headers'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), value]])),
  );
}
