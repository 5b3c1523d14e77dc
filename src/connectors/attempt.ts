import { ConnectorError } from '../errors.js';
import { onAbort } from './abort.js';
import type { AttemptTimeout } from './attempt-timeout.js';
import { type Abandon, exchange, type RawReply, type RawRequest } from './exchange.js';
import type { Server } from './pool.js';
import type { Redact } from './redact.js';
import { readReply } from './reply.js';
import { wireError } from './wire-error.js';

/** What the attempts of one connector share. */
export interface Line {
  readonly server: Server;
  readonly timeout: AttemptTimeout;
  readonly redact: Redact;
  /** The server's address without secrets, for messages. */
  readonly where: string;
}

/** One request and how its reply is read. */
export interface Attempt<T> {
  readonly request: RawRequest;
  readonly read: (reply: unknown) => T;
  /** Set when its duration says nothing of how long completions take. */
  readonly brief?: boolean;
}

/** Watches an exchange that begins now; returns how to stop. */
export type Watch = (abandon: Abandon) => () => void;

const BUSY = new Set<number | undefined>([429, 503]);

/** Takes a place at the server, asks, and tells rate and attempt limit how it went. */
export async function attemptInTurn<T>(line: Line, attempt: Attempt<T>, signal: AbortSignal, watch: Watch): Promise<T> {
  const { rate } = line.server;
  const place = await rate.enter(signal);
  const startedAt = performance.now();
  try {
    const value = await attemptOnce(line, attempt, signal, watch);
    rate.leave(place, 'success');
    if (!attempt.brief) line.timeout.finished(performance.now() - startedAt);
    return value;
  } catch (error) {
    rate.leave(place, error instanceof ConnectorError && BUSY.has(error.status) ? 'throttled' : 'other');
    throw error;
  }
}

/** Asks at once; rejects with the signal's reason, or with a ConnectorError without secrets. */
export async function attemptOnce<T>(line: Line, attempt: Attempt<T>, signal: AbortSignal, watch?: Watch): Promise<T> {
  signal.throwIfAborted();
  try {
    return attempt.read(readReply(await watchedExchange(line, attempt.request, signal, watch), line.where));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw withoutSecrets(wireError(error, line.where), line.redact);
  }
}

async function watchedExchange(line: Line, request: RawRequest, signal: AbortSignal, watch?: Watch): Promise<RawReply> {
  let forget: (() => void) | undefined;
  let unwatch: (() => void) | undefined;
  try {
    return await exchange(line.server.pool, request, (abandon) => {
      forget = onAbort(signal, () => abandon(signal.reason));
      unwatch = watch?.(abandon);
    });
  } finally {
    forget?.();
    unwatch?.();
  }
}

function withoutSecrets(error: ConnectorError, redact: Redact): ConnectorError {
  const message = redact(error.message);
  if (message === error.message) return error;
  const { status, retryable, retryAfter } = error;
  return new ConnectorError(message, { status, retryable, retryAfter });
}
