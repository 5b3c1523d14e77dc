import { setMaxListeners } from 'node:events';

/** Says when to give up what is under way; an AbortSignal is one. */
export interface Stop {
  readonly aborted: boolean;
  readonly reason: unknown;
}

/** Gives up what is under way. Until somebody wants its signal it costs next to nothing, unlike an AbortController. */
export class LazyAbortController implements Stop {
  aborted = false;
  reason: unknown;
  #waiting: Set<() => void> | undefined;
  #controller: AbortController | undefined;

  abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.#controller?.abort(reason);
    for (const callback of this.#waiting ?? []) callback();
  }

  /** Returns how to stop waiting. */
  onAbort(callback: () => void): () => void {
    this.#waiting ??= new Set();
    this.#waiting.add(callback);
    return () => void this.#waiting?.delete(callback);
  }

  /** A signal that aborts with it, for those who know nothing else. */
  get signal(): AbortSignal {
    this.#controller ??= this.#startController();
    return this.#controller.signal;
  }

  #startController(): AbortController {
    const controller = new AbortController();
    // Each question of a lookup listens to it; Node warns of more than ten.
    setMaxListeners(0, controller.signal);
    if (this.aborted) controller.abort(this.reason);
    return controller;
  }
}

/** Throws the reason, once there is one. */
export function throwIfAborted({ aborted, reason }: Stop): void {
  if (aborted) throw reason;
}
