import fastify, { type FastifyInstance } from 'fastify';
import { createAdmissions } from './admission-control.js';
import { authorizer } from './authorize.js';
import { addHealthRoute, addListRoutes } from './catalogue-routes.js';
import { addDocumentation } from './documentation.js';
import { rememberAnswers } from './last-resort.js';
import { addLookupRoute } from './lookup-route.js';
import { createMetrics } from './metrics.js';
import { addMetricsRoute, currentSamples } from './metrics-route.js';
import { replyWithProblem } from './problem-reply.js';
import { addProductsRoute } from './products-route.js';
import { countedLog, HEADER_LIMIT, unreadableHandler } from './refuse-unreadable.js';
import { RequestProblem } from './request-problem.js';
import type { ServerOptions, Service } from './service.js';
import { endSlowBodies } from './slow-clients.js';
import { trackRequests } from './track-requests.js';

/** Bytes of a body that holds one product. */
const BODY_LIMIT = 1 << 20;
const ARRIVAL = 10_000;
const PATIENCE = 30_000;
const CONNECTIONS = 2048;
/** Milliseconds. */
const SWEEP = 50;

/** Builds the HTTP service; it does not listen yet. */
export async function createServer(service: Service, options: ServerOptions): Promise<FastifyInstance> {
  const { lookups, ending, token, log } = options;
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    connectionTimeout: service.policy.timeout + (options.patience ?? PATIENCE),
    forceCloseConnections: 'idle',
    http: {
      connectionsCheckingInterval: 1000,
      maxHeaderSize: HEADER_LIMIT,
      headersTimeout: options.arrival ?? ARRIVAL,
    },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
    clientErrorHandler: unreadableHandler(log),
    frameworkErrors: (error, request, reply) => {
      request.facts ??= {};
      replyWithProblem(error, request, reply);
    },
  });
  // A page of another site may send text, but not JSON, without asking first.
  app.removeContentTypeParser('text/plain');
  app.server.maxConnections = CONNECTIONS;
  const tell = countedLog(log);
  app.server.on('drop', () => tell(0, `more than ${CONNECTIONS} connections at once`));
  rememberAnswers(app);
  closeWithoutClients(app);
  const metrics = createMetrics();
  trackRequests(app, { log, ending, count: metrics.countRequest });
  app.setErrorHandler(replyWithProblem);
  app.setNotFoundHandler(({ method }) => {
    throw new RequestProblem(404, ['path'], `there is nothing here for ${method}: see /docs`);
  });
  await addDocumentation(app, options.documentation);
  addHealthRoute(app, service);
  const admissions = createAdmissions({ most: lookups, waiting: lookups * 2, patience: service.policy.timeout });
  await app.register(async (api) => {
    const authorize = authorizer(token);
    api.addHook('onRequest', (request, _reply, done) => done(authorize(request)));
    addListRoutes(api, service);
    const look = () => currentSamples(metrics, admissions);
    addMetricsRoute(api, look, options.gather?.(look));
    await addProductsRoute(api, service, admissions, metrics.countAnswers);
    // Only the body of one product has to come in time: lines may take as long as they like.
    await api.register(async (one) => {
      endSlowBodies(one, options.arrival ?? ARRIVAL);
      addLookupRoute(one, service, admissions, metrics.countAnswers);
    });
  });
  return app;
}

/** Clients keep a connection after their last answer, which would keep a server that has stopped from ending. */
function closeWithoutClients(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP);
    app.server.once('close', () => clearInterval(sweep));
  });
}
