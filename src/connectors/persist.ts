import { ConnectorError } from '../errors.js';
import { afterReads } from '../under-way/after-reads.js';
import type { Stop } from '../under-way/stop.js';
import type { AttemptTimeout } from './attempt-timeout.js';
import type { Place, Rate } from './rate.js';
import { type RetryBounds, withRetries } from './retry.js';

/** What the calls of one connector share: how many go at once, and how long an attempt may take. */
export interface Pace {
  readonly rate: Rate;
  readonly timeout: AttemptTimeout;
  /** Told when the far end says that it gets too many calls. */
  readonly onBusy?: (wait: number | undefined) => void;
}

/** What bounds one call. */
export interface Bounds {
  readonly signal: Stop;
  /** When it must have ended, as `performance.now()` counts. */
  readonly endsAt: number;
  /** Set when its duration says nothing of how long completions take. */
  readonly brief?: boolean;
  /** Milliseconds that the far end may rightly take before it answers. */
  readonly heldFor?: number;
}

/** Has an attempt that begins now abandoned when it takes too long; returns how to stop watching. */
export type Watch = (abandon: (reason: unknown) => void) => () => void;

const BUSY = new Set<number | undefined>([429, 503]);

/** Attempts a call, each time in its turn and within the attempt's limit, until it succeeds or no attempt is worth making. */
export function persist<T>(
  pace: Pace,
  bounds: Bounds,
  attempt: (watch: Watch) => Promise<T>,
  again?: RetryBounds['again'],
) {
  let givenUp = 0;
  const watch: Watch = (abandon) => {
    const giveUp = (error: ConnectorError) => {
      givenUp += 1;
      abandon(error);
    };
    return pace.timeout.watch(giveUp, { givenUp, heldFor: bounds.heldFor, endsAt: bounds.endsAt });
  };
  return withRetries(() => inTurn(pace, bounds, () => attempt(watch)), {
    quickest: pace.timeout.quickest,
    again,
    ...bounds,
  });
}

function inTurn<T>(pace: Pace, bounds: Bounds, attempt: () => Promise<T>): Promise<T> {
  const place = pace.rate.enter(bounds.signal);
  if (place instanceof Promise) return place.then((given) => attemptAt(given, pace, bounds, attempt));
  return attemptAt(place, pace, bounds, attempt);
}

function attemptAt<T>(
  place: Place,
  { rate, timeout, onBusy }: Pace,
  { brief }: Bounds,
  attempt: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  return attempt().then(
    (value) => {
      rate.leave(place, 'success');
      if (!brief) timeout.finished(performance.now() - startedAt);
      return afterReads(value);
    },
    (error) => {
      const busy = error instanceof ConnectorError && BUSY.has(error.status);
      rate.leave(place, busy ? 'throttled' : 'other');
      if (busy) onBusy?.(error.retryAfter);
      throw error;
    },
  );
}
