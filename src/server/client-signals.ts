import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';

/** Gives each request a signal that aborts when its client goes away before the answer is complete, or at the end. */
export interface ClientSignals {
  of(reply: FastifyReply): AbortSignal;
}

/** @param ending aborts the signals of all requests that are still open */
export function createClientSignals(ending: AbortSignal): ClientSignals {
  // One listener for all, since those of signals are slow to add and remove.
  const open = new Set<AbortController>();
  ending.addEventListener('abort', () => {
    for (const controller of open) controller.abort(ending.reason);
  });
  return {
    of({ raw }) {
      const controller = new AbortController();
      setMaxListeners(0, controller.signal);
      if (ending.aborted) controller.abort(ending.reason);
      open.add(controller);
      raw.once('close', () => {
        open.delete(controller);
        if (!raw.writableFinished) controller.abort(new DOMException('the client has gone', 'AbortError'));
      });
      return controller.signal;
    },
  };
}
