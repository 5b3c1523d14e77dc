import { createSlotList, type SlotList } from './slot-list.js';
import { LazyAbortController, type Stop } from './stop.js';

const callbacks = new WeakMap<AbortSignal, SlotList<() => void>>();

/** Calls back on an abort, through one listener a signal however many wait; returns how to stop waiting. */
export function onAbort(stop: Stop, callback: () => void): () => void {
  if (stop instanceof LazyAbortController) return stop.onAbort(callback);
  const signal = stop as AbortSignal;
  const waiting = callbacks.get(signal) ?? listen(signal);
  return waiting.add(callback);
}

/** Node warns of more than ten listeners on a signal, and a lookup's signal serves every field. */
function listen(signal: AbortSignal): SlotList<() => void> {
  const waiting = createSlotList<() => void>();
  callbacks.set(signal, waiting);
  signal.addEventListener('abort', () => waiting.forEach((callback) => void callback()), { once: true });
  return waiting;
}

/** The promise's outcome, or a rejection with the signal's reason as soon as it aborts, whether or not the work heeds it. */
export function abortable<T>(work: PromiseLike<T>, signal: Stop): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
    Promise.resolve(work).then(resolve, reject).finally(forget);
  });
}

/** Waits that many milliseconds, or rejects with the signal's reason. */
export function pause(milliseconds: number, signal: Stop): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, milliseconds);
    const forget = onAbort(signal, () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
