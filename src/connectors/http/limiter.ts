// Of our own and not p-queue, because how many calls go at once follows what the server says: it halves on 429 and 503, and
// grows with every success.

import { onAbort } from '../../async/abort.js';
import type { MaybePromise } from '../../async/maybe-promise.js';
import type { Stop } from '../../async/stop.js';

/** How a call ended, as far as the server's load is concerned. */
export type CallOutcome = 'success' | 'throttled' | 'other';

/** Decides how many calls one server gets at once. */
export interface Limiter {
  /** The calls that may be in flight now; never more than the ceiling, never less than one. */
  readonly limit: number;
  /** Takes a place, at once when there is one; rejects with the signal's reason. The place is given back with `leave`. */
  acquire(signal: Stop): MaybePromise<Permit>;
  release(permit: Permit, outcome: CallOutcome): void;
  /** Lowers the ceiling, for a server that says how many calls it works on at once. */
  lowerCeiling(most: number): void;
}

/** A place among the calls in flight: how many times the limit had been halved when it was taken. */
export type Permit = number;

interface Waiter {
  readonly admit: () => void;
}

/**
 * Additive increase, multiplicative decrease: a throttled call halves the limit; a success adds one until the limit is
 * one below where it was too high, and from there a share of one, so that it nears the edge slowly.
 * Calls that were already in flight when the limit was halved do not halve it again: one burst counts once.
 */
export function createLimiter(most: number): Limiter {
  let ceiling = most;
  let limit = ceiling;
  let edge = ceiling;
  let inFlight = 0;
  let halvings = 0;
  const waiting = new Set<Waiter>();

  const admitWaiting = () => {
    for (const waiter of waiting) {
      if (inFlight >= Math.floor(limit)) return;
      waiting.delete(waiter);
      inFlight += 1;
      waiter.admit();
    }
  };

  return {
    get limit() {
      return Math.floor(limit);
    },
    acquire(signal) {
      if (inFlight >= Math.floor(limit)) return queue(waiting, signal).then(() => halvings);
      inFlight += 1;
      return halvings;
    },
    release(permit, outcome) {
      inFlight -= 1;
      if (outcome === 'success') limit = Math.min(ceiling, limit < edge - 1 ? limit + 1 : limit + 1 / limit);
      if (outcome === 'throttled' && permit === halvings) {
        edge = limit;
        limit = Math.max(1, limit / 2);
        halvings += 1;
      }
      admitWaiting();
    },
    lowerCeiling(most) {
      ceiling = Math.min(ceiling, most);
      limit = Math.min(limit, ceiling);
    },
  };
}

function queue(waiting: Set<Waiter>, signal: Stop): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const waiter = {
      admit() {
        forget();
        resolve();
      },
    };
    const forget = onAbort(signal, () => {
      waiting.delete(waiter);
      reject(signal.reason);
    });
    waiting.add(waiter);
  });
}
