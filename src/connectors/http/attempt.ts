import type { Dispatcher } from 'undici';
import { onAbort } from '../../async/abort.js';
import { type Stop, throwIfAborted } from '../../async/stop.js';
import { ConnectorError } from '../../errors.js';
import { type Abandon, exchange, type RawReply, type RawRequest } from './exchange.js';
import type { Redact } from './redact.js';
import type { WatchAttempt } from './retry-call.js';
import { wireError } from './wire-error.js';

/** The way to one server. */
export interface Endpoint {
  readonly pool: Pick<Dispatcher, 'dispatch'>;
  readonly redact: Redact;
  /** The server's address without secrets, for messages. */
  readonly where: string;
}

/** One request and how its reply is read. */
export interface Attempt<T> {
  readonly request: RawRequest;
  /** Throws for a reply that is none. */
  readonly receive: (reply: RawReply) => T;
}

/** Asks once; rejects with the signal's reason, or with a ConnectorError without secrets. */
export function attemptOnce<T>(
  endpoint: Endpoint,
  attempt: Attempt<T>,
  signal: Stop,
  watch?: WatchAttempt,
): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  const begin = (abandon: Abandon) => {
    const forget = onAbort(signal, () => abandon(signal.reason));
    const unwatch = watch?.(abandon);
    return () => {
      forget();
      unwatch?.();
    };
  };
  return exchange(endpoint.pool, attempt.request, { begin, read: attempt.receive }).catch((error) => {
    throwIfAborted(signal);
    throw withoutSecrets(wireError(error, endpoint.where), endpoint.redact);
  });
}

/** The same error with its message redacted; a cause that might hold a secret is left behind. */
export function withoutSecrets(error: ConnectorError, redact: Redact): ConnectorError {
  const message = redact(error.message);
  if (message === error.message) return error;
  const { status, retryable, retryAfter, retryLimit, usages } = error;
  return new ConnectorError(message, { status, retryable, retryAfter, retryLimit, usages });
}
