import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { authorizer } from './authorize.js';
import { addHealthRoute, addListRoutes } from './catalogue-routes.js';
import { addDocumentation } from './documentation.js';
import { addLookupRoute } from './lookup-route.js';
import { replyWithProblem } from './problem-reply.js';
import { addProductsRoute } from './products-route.js';
import { logRequests } from './request-facts.js';
import { RequestProblem } from './request-problem.js';
import type { ServerOptions, Service } from './service.js';
import { endSlowBodies } from './slow-clients.js';
import { createTurnstile } from './turnstile.js';

/** Bytes of a body that holds one product. */
const BODY_LIMIT = 1 << 20;
const HEADER_LIMIT = 16 << 10;
/** Milliseconds for the headers of a request to arrive. */
const HEADER_TIME = 10_000;
/** Milliseconds that nothing may happen on a connection, beyond what a lookup takes. */
const PATIENCE = 30_000;
const CONNECTIONS = 2048;

/** Builds the HTTP service; it does not listen yet. @param documentation the folder with the files of the page at /docs */
export async function createServer(
  service: Service,
  options: ServerOptions & { readonly documentation: string },
): Promise<FastifyInstance> {
  const { lookups, ending, token, log } = options;
  setMaxListeners(0, ending);
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    connectionTimeout: service.timeout + PATIENCE,
    forceCloseConnections: 'idle',
    http: { maxHeaderSize: HEADER_LIMIT, headersTimeout: HEADER_TIME },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
    clientErrorHandler: refuseUnreadable,
  });
  app.server.maxConnections = CONNECTIONS;
  logRequests(app, log);
  app.setErrorHandler(replyWithProblem);
  app.setNotFoundHandler(({ method }) => {
    throw new RequestProblem(404, ['path'], `there is nothing here for ${method}: see /docs`);
  });
  await addDocumentation(app, options.documentation);
  addHealthRoute(app, service);
  const shared = {
    ending,
    turnstile: createTurnstile({ most: lookups, waiting: lookups * 2, patience: service.timeout }),
  };
  await app.register(async (api) => {
    const authorize = authorizer(token);
    api.addHook('onRequest', async (request) => authorize(request));
    addListRoutes(api, service);
    await addProductsRoute(api, service, shared);
    endSlowBodies(api);
    addLookupRoute(api, service, shared);
  });
  return app;
}

const UNREADABLE: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, `the headers are longer than ${HEADER_LIMIT} bytes`],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request did not arrive in time'],
};

/** Answers what is no readable HTTP request, in the same form as every other problem. */
function refuseUnreadable({ code }: Error & { readonly code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const [status, msg] = UNREADABLE[code ?? ''] ?? [400, 'this is not an HTTP request'];
  const body = JSON.stringify({ detail: [{ loc: ['header'], msg }] });
  const head = `HTTP/1.1 ${status} ${status === 431 ? 'Request Header Fields Too Large' : status === 408 ? 'Request Timeout' : 'Bad Request'}`;
  if (socket.writable) {
    socket.end(
      `${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n${body}`,
    );
  } else socket.destroy();
}
