import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { ServerOptions } from './service.js';

const answering = new AsyncLocalStorage<ServerResponse>();

/** Remembers, for whatever a request sets going, whose answer it is. */
export function rememberAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, { raw }, done) => answering.run(raw, done));
}

/**
 * Has an error that nothing caught end the connection that it belongs to, and be logged, in place of the process and with it
 * the answers of all clients.
 * @returns what ends this
 */
export function catchUncaught(log: ServerOptions['log']): () => void {
  const caught = (error: unknown) => {
    const response = answering.getStore();
    const path = response?.req.url?.replace(/\?.*/s, '');
    log({
      problem: 'the server made a mistake, and ended one connection',
      ...(path !== undefined && { path }),
      error: error instanceof Error ? error.stack : String(error),
    });
    response?.destroy();
  };
  process.on('uncaughtException', caught);
  return () => process.off('uncaughtException', caught);
}
