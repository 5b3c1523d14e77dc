import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { replyWithProblem } from '../../server/problem-reply.js';
import { RequestProblem } from '../../server/request-problem.js';
import type { Review } from '../review.js';
import { addPolicy, requireOwnPage, requireToken } from './page-security.js';
import { addReviewRoutes } from './review-routes.js';

/** How the page is served. */
export interface ReviewServerOptions {
  /** A word that every request for data must bear. */
  readonly token: string;
  /** The folder with the files of the page. */
  readonly folder: string;
  /** Ends what nobody waits for any more. */
  readonly ending: AbortSignal;
  /** Told of what went wrong in the server. */
  readonly onTrouble: (problem: string) => void;
}

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/styles.css': ['styles.css', 'text/css; charset=utf-8'],
};

/** Builds the server of a review's page, which may be opening still: what is asked of it waits. It does not listen yet. */
export async function createReviewServer(
  opening: Promise<Review>,
  options: ReviewServerOptions,
): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 1 << 20 });
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('facts');
  app.addHook('onRequest', (request, reply, done) => {
    request.facts = {};
    addPolicy(reply);
    done(requireOwnPage(request, (app.server.address() as AddressInfo).port));
  });
  app.addHook('onResponse', ({ facts }, _reply, done) => {
    if (facts.error !== undefined) options.onTrouble(facts.error);
    done();
  });
  app.setErrorHandler(replyWithProblem);
  app.setNotFoundHandler(() => {
    throw new RequestProblem(404, ['path'], 'there is nothing here');
  });
  for (const [path, [file, type]] of Object.entries(FILES)) {
    app.get(path, async (_request, reply) => reply.type(type).send(await readFile(join(options.folder, file))));
  }
  // Browsers ask for one by themselves.
  app.get('/favicon.ico', (_request, reply) => reply.code(204).send());
  await app.register(async (api) => {
    const authorize = requireToken(options.token);
    api.addHook('onRequest', (request, _reply, done) => done(authorize(request)));
    addReviewRoutes(api, opening, options.ending);
  });
  return app;
}
