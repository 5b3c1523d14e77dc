import { createSlotList } from '../../async/slot-list.js';
import { ConnectorError } from '../../errors.js';

/** Gives up attempts whose server stays silent. */
export interface AttemptTimeout {
  /** Milliseconds that an attempt may take now. */
  limit(): number;
  /** Milliseconds of the quickest call so far; 0 before there is one. */
  quickest(): number;
  /** Tells how long a call took that succeeded. */
  finished(milliseconds: number): void;
  /** Watches an attempt that starts now; returns how to stop. */
  watch(giveUp: (error: ConnectorError) => void, patience?: AttemptAllowance): () => void;
}

/** What gives an attempt more time than others. */
export interface AttemptAllowance {
  /** How many attempts of the same call have been given up. */
  readonly givenUp?: number;
  /** Milliseconds that the server was asked to hold the request. */
  readonly heldFor?: number;
  /** When the call must have ended, as `performance.now()` counts, whether or not its signal aborts then. */
  readonly endsAt?: number;
}

interface Attempt {
  readonly startedAt: number;
  readonly factor: number;
  readonly leastTime: number;
  readonly endsAt: number;
  readonly giveUp: (error: ConnectorError) => void;
}

const LEAST = 1_000;
const TICK = 25;
/** A signal that aborts at the same time comes first. */
const GRACE = 100;

/**
 * An attempt may take three times as long as the slowest tenth of the calls finished so far, and a second at least;
 * before there are any, a third of the deadline. A fixed number of milliseconds replaces both.
 * A call that was given up gets twice the time at its next attempt: a slow server is not asked in vain again and again.
 * One ticking timer serves all attempts, so that the limit applies at once to those already under way.
 */
export function createAttemptTimeout(deadline: number, fixed?: number): AttemptTimeout {
  const durations = createDurations();
  const attempts = createSlotList<Attempt>();
  let timer: NodeJS.Timeout | undefined;
  const limit = () => fixed ?? (durations.count() === 0 ? deadline / 3 : Math.max(LEAST, 3 * durations.slowestTenth()));

  const tick = () => {
    const now = performance.now();
    const allowed = limit();
    attempts.forEach((attempt) => {
      const waited = now - attempt.startedAt;
      const patience = Math.max(allowed * attempt.factor, attempt.leastTime);
      if (waited >= patience || now >= attempt.endsAt + GRACE) attempt.giveUp(silence(waited));
    });
  };
  const rest = () => {
    if (attempts.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    limit,
    quickest: durations.quickest,
    finished: durations.add,
    watch(giveUp, { givenUp = 0, heldFor = 0, endsAt = Number.POSITIVE_INFINITY } = {}) {
      const factor = fixed === undefined ? 2 ** givenUp : 1;
      const leastTime = heldFor > 0 ? heldFor + LEAST : 0;
      const attempt = { startedAt: performance.now(), factor, leastTime, endsAt, giveUp };
      const remove = attempts.add(attempt);
      timer ??= setInterval(tick, TICK);
      return () => {
        remove();
        rest();
      };
    },
  };
}

function silence(milliseconds: number): ConnectorError {
  return new ConnectorError(`no answer within ${(milliseconds / 1000).toFixed(1)} s`, { retryable: true });
}

const WINDOW = 512;

/** The latest durations; their ninth decile is worked out anew after every eighth more of them. */
function createDurations() {
  const latest = new Float64Array(WINDOW);
  let count = 0;
  let quickest = Number.POSITIVE_INFINITY;
  let decile = 0;
  let stale = 0;
  return {
    count: () => count,
    quickest: () => (count === 0 ? 0 : quickest),
    add(milliseconds: number) {
      latest[count % WINDOW] = milliseconds;
      count += 1;
      quickest = Math.min(quickest, milliseconds);
    },
    slowestTenth() {
      if (count < stale) return decile;
      const sorted = latest.slice(0, Math.min(count, WINDOW)).sort();
      decile = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
      stale = count + Math.ceil(sorted.length / 8);
      return decile;
    },
  };
}
