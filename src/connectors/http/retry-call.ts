import { afterReads } from '../../async/after-reads.js';
import type { Stop } from '../../async/stop.js';
import { ConnectorError } from '../../errors.js';
import type { AttemptTimeout } from './attempt-timeout.js';
import type { Limiter, Permit } from './limiter.js';
import { type RetryBounds, withRetries } from './with-retries.js';

/** What the calls of one connector share: how many go at once, and how long an attempt may take. */
export interface CallLimits {
  readonly limiter: Limiter;
  readonly timeout: AttemptTimeout;
  /** Told when the far end says that it gets too many calls. */
  readonly onBusy?: (wait: number | undefined) => void;
}

/** What bounds one call. */
export interface CallBounds {
  readonly signal: Stop;
  /** When it must have ended, as `performance.now()` counts. */
  readonly endsAt: number;
  /** Set when its duration says nothing of how long completions take. */
  readonly brief?: boolean;
  /** Milliseconds that the far end may rightly take before it answers. */
  readonly heldFor?: number;
}

/** Has an attempt that begins now abandoned when it takes too long; returns how to stop watching. */
export type WatchAttempt = (abandon: (reason: unknown) => void) => () => void;

const BUSY = new Set<number | undefined>([429, 503]);

/** Attempts a call, each time in its turn and within the attempt's limit, until it succeeds or no attempt is worth making. */
export function retryCall<T>(
  limits: CallLimits,
  bounds: CallBounds,
  attempt: (watch: WatchAttempt) => Promise<T>,
  again?: RetryBounds['again'],
) {
  let givenUp = 0;
  const watch: WatchAttempt = (abandon) => {
    const giveUp = (error: ConnectorError) => {
      givenUp += 1;
      abandon(error);
    };
    return limits.timeout.watch(giveUp, { givenUp, heldFor: bounds.heldFor, endsAt: bounds.endsAt });
  };
  return withRetries(() => inTurn(limits, bounds, () => attempt(watch)), {
    quickest: limits.timeout.quickest,
    again,
    ...bounds,
  });
}

function inTurn<T>(limits: CallLimits, bounds: CallBounds, attempt: () => Promise<T>): Promise<T> {
  const permit = limits.limiter.acquire(bounds.signal);
  if (permit instanceof Promise) return permit.then((given) => attemptAt(given, limits, bounds, attempt));
  return attemptAt(permit, limits, bounds, attempt);
}

function attemptAt<T>(
  permit: Permit,
  { limiter, timeout, onBusy }: CallLimits,
  { brief }: CallBounds,
  attempt: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  return attempt().then(
    (value) => {
      limiter.release(permit, 'success');
      if (!brief) timeout.finished(performance.now() - startedAt);
      return afterReads(value);
    },
    (error) => {
      const busy = error instanceof ConnectorError && BUSY.has(error.status);
      limiter.release(permit, busy ? 'throttled' : 'other');
      if (busy) onBusy?.(error.retryAfter);
      throw error;
    },
  );
}
