import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { createAdmissionControl } from './admission-control.js';
import { authorizer } from './authorize.js';
import { addHealthRoute, addListRoutes } from './catalogue-routes.js';
import { addDocumentation } from './documentation.js';
import { addLookupRoute } from './lookup-route.js';
import { replyWithProblem } from './problem-reply.js';
import { addProductsRoute } from './products-route.js';
import { RequestProblem } from './request-problem.js';
import type { ServerOptions, Service } from './service.js';
import { endSlowBodies } from './slow-clients.js';
import { trackRequests } from './track-requests.js';

/** Bytes of a body that holds one product. */
const BODY_LIMIT = 1 << 20;
const HEADER_LIMIT = 16 << 10;
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
    connectionTimeout: service.timeout + (options.patience ?? PATIENCE),
    forceCloseConnections: 'idle',
    http: {
      connectionsCheckingInterval: 1000,
      maxHeaderSize: HEADER_LIMIT,
      headersTimeout: options.arrival ?? ARRIVAL,
    },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
    clientErrorHandler: refuseUnreadable,
  });
  // A page of another site may send text, but not JSON, without asking first.
  app.removeContentTypeParser('text/plain');
  app.server.maxConnections = CONNECTIONS;
  closeWithoutClients(app);
  trackRequests(app, { log, ending });
  app.setErrorHandler(replyWithProblem);
  app.setNotFoundHandler(({ method }) => {
    throw new RequestProblem(404, ['path'], `there is nothing here for ${method}: see /docs`);
  });
  await addDocumentation(app, options.documentation);
  addHealthRoute(app, service);
  const admission = createAdmissionControl({ most: lookups, waiting: lookups * 2, patience: service.timeout });
  await app.register(async (api) => {
    const authorize = authorizer(token);
    api.addHook('onRequest', (request, _reply, done) => done(authorize(request)));
    addListRoutes(api, service);
    await addProductsRoute(api, service, admission);
    endSlowBodies(api, options.arrival ?? ARRIVAL);
    addLookupRoute(api, service, admission);
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

const UNREADABLE: Readonly<Record<string, readonly [status: number, reason: string]>> = {
  HPE_HEADER_OVERFLOW: [431, `the headers are longer than ${HEADER_LIMIT} bytes`],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request did not arrive in time'],
};

/** Answers what is no readable HTTP request, in the same form as every other problem. */
function refuseUnreadable({ code }: Error & { readonly code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const [status, msg] = UNREADABLE[code ?? ''] ?? [400, 'this is not an HTTP request'];
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ detail: [{ loc: ['header'], msg }] });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
