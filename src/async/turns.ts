import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Stop } from './stop.js';

/** Milliseconds for which work may keep timers, signals and other answers waiting. */
const LONGEST_TURN = 20;

/** Does work that says where it may be interrupted, and lets others have their turn; leaves off when it is given up. */
export async function inTurns<Result>(work: Generator<void, Result>, stop: Stop): Promise<Result | undefined> {
  for (let since = performance.now(); !stop.aborted; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < LONGEST_TURN) continue;
    await nextTurn();
    since = performance.now();
  }
  return undefined;
}
