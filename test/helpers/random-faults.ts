import type { Fault } from './llm-faults.js';

/** How large a part of the calls fails, and how; 0 to 1 each. */
export interface Mishaps {
  /** HTTP 500. */
  readonly broken?: number;
  /** HTTP 429 with `Retry-After: 1`. */
  readonly busy?: number;
  /** Accepted and never answered. */
  readonly silent?: number;
}

/** Faults at random, the same ones at every run. */
export function randomFaults({ broken = 0, busy = 0, silent = 0 }: Mishaps): () => Fault | undefined {
  let seed = 42;
  return () => {
    // A linear congruential generator, with the numbers of C's rand.
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const dice = seed / 2_147_483_648;
    if (dice < broken) return { status: 500 };
    if (dice < broken + busy) return { status: 429, headers: { 'retry-after': '1' } };
    return dice < broken + busy + silent ? 'silent' : undefined;
  };
}
