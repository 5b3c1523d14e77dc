import type { Dispatcher } from 'undici';
import { ConnectorError } from '../errors.js';
import { onAbort } from '../under-way/abort.js';
import { type Stop, throwIfAborted } from '../under-way/stop.js';
import { type Abandon, exchange, type RawReply, type RawRequest } from './exchange.js';
import type { Watch } from './persist.js';
import type { Redact } from './redact.js';
import { wireError } from './wire-error.js';

/** The way to one server. */
export interface Line {
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
export function attemptOnce<T>(line: Line, attempt: Attempt<T>, signal: Stop, watch?: Watch): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  const begin = (abandon: Abandon) => {
    const forget = onAbort(signal, () => abandon(signal.reason));
    const unwatch = watch?.(abandon);
    return () => {
      forget();
      unwatch?.();
    };
  };
  return exchange(line.pool, attempt.request, { begin, read: attempt.receive }).catch((error) => {
    throwIfAborted(signal);
    throw withoutSecrets(wireError(error, line.where), line.redact);
  });
}

/** The same error with its message redacted; a cause that might hold a secret is left behind. */
export function withoutSecrets(error: ConnectorError, redact: Redact): ConnectorError {
  const message = redact(error.message);
  if (message === error.message) return error;
  const { status, retryable, retryAfter } = error;
  return new ConnectorError(message, { status, retryable, retryAfter });
}
