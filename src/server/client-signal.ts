import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';

/** Aborts when the client goes away before its answer is complete, or when the server has to end. */
export function clientSignal(reply: FastifyReply, ending: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const { signal } = controller;
  setMaxListeners(0, signal);
  const end = () => controller.abort(ending.reason);
  reply.raw.once('close', () => {
    ending.removeEventListener('abort', end);
    if (!reply.raw.writableFinished) controller.abort(new DOMException('the client has gone', 'AbortError'));
  });
  ending.addEventListener('abort', end, { once: true });
  if (ending.aborted) end();
  return signal;
}
