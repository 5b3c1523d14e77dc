import { pause } from '../../async/abort.js';
import type { Stop } from '../../async/stop.js';
import { ConnectorError, type TokenCounts } from '../../errors.js';

/** What bounds the attempts of one call. */
export interface RetryBounds {
  readonly signal: Stop;
  /** When the call must have ended, as `performance.now()` counts. */
  readonly endsAt: number;
  /** Milliseconds that an attempt takes at least. */
  quickest(): number;
  /** Whether a failure is worth another attempt after a number of them; default as long as there is time. */
  readonly again?: ((error: ConnectorError, retries: number) => boolean) | undefined;
}

const FIRST_BACKOFF = 250;
const LONGEST_BACKOFF = 8_000;

/**
 * Attempts until one succeeds, one fails for good, or no further one could end in time.
 * Waits as long as the server asks to, and otherwise a random time below a bound that doubles from 250 ms
 * (exponential backoff with full jitter).
 */
export async function withRetries<T>(
  attempt: (retries: number) => Promise<T>,
  bounds: RetryBounds,
): Promise<{ readonly value: T; readonly retries: number; readonly wasted?: readonly TokenCounts[] }> {
  const startedAt = performance.now();
  const wasted: TokenCounts[] = [];
  for (let retries = 0; ; retries += 1) {
    try {
      return { value: await attempt(retries), retries, ...(wasted.length > 0 && { wasted }) };
    } catch (error) {
      if (bounds.signal.aborted) throw bounds.signal.reason;
      if (!(error instanceof ConnectorError)) throw error;
      wasted.push(...error.usages);
      if (!error.retryable || bounds.again?.(error, retries) === false) throw withUsages(error, wasted);
      const wait = error.retryAfter ?? Math.random() * Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** retries);
      const { times = Infinity, within = Infinity } = error.retryLimit;
      if (retries >= times || performance.now() + wait > startedAt + within)
        throw lastError(error, retries, wasted, '');
      if (performance.now() + wait + bounds.quickest() >= bounds.endsAt)
        throw lastError(error, retries, wasted, ', and no time is left for another');
      await pause(wait, bounds.signal);
    }
  }
}

function lastError(
  error: ConnectorError,
  retries: number,
  usages: readonly TokenCounts[],
  why: string,
): ConnectorError {
  const tries = retries === 0 ? '' : ` after ${retries + 1} attempts`;
  const { status, retryAfter, cause } = error;
  return new ConnectorError(`${error.message}${tries}${why}`, {
    status,
    retryAfter,
    retries,
    usages,
    cause,
  });
}

/** The same error with what all attempts used. */
function withUsages(error: ConnectorError, usages: readonly TokenCounts[]): ConnectorError {
  if (usages.length === error.usages.length) return error;
  const { message, status, retryable, retryAfter, retries, retryLimit, cause } = error;
  return new ConnectorError(message, { status, retryable, retryAfter, retries, retryLimit, usages, cause });
}
