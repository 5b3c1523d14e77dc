import type { FastifyInstance } from 'fastify';

/** What the log says of a request beside its path and status: no text of a product, no secret. */
export interface RequestFacts {
  llm?: string;
  fields?: number;
  products?: number;
  unanswered?: number;
  /** What went wrong in the server. */
  error?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    facts: RequestFacts;
  }
}

/** The status that the log gives a request whose client went away before the end of the answer. */
const CLIENT_GONE = 499;

/** Tells `log` of every request once it is over, in whatever way. */
export function logRequests(app: FastifyInstance, log: (record: Readonly<Record<string, unknown>>) => void): void {
  app.decorateRequest('facts');
  app.addHook('onRequest', (request, reply, done) => {
    request.facts = {};
    const started = performance.now();
    reply.raw.once('close', () => {
      const { method } = request;
      const path = request.routeOptions.url ?? 'unknown';
      const status = reply.raw.writableFinished ? reply.raw.statusCode : CLIENT_GONE;
      const milliseconds = Math.round((performance.now() - started) * 10) / 10;
      log({ method, path, status, milliseconds, ...request.facts });
    });
    done();
  });
}
