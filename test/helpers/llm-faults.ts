import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** A way in which a server can go wrong (or only do something unusual). */
export type Fault =
  /** Answers with this status, as a provider does. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** Closes the connection before a byte is sent. */
  | 'reset'
  /** Closes the connection in the middle of the body. */
  | 'cut'
  /** Accepts the request and never answers. */
  | 'silent'
  /** Sends the headers and then nothing more. */
  | 'stall'
  /** Sends a byte now and then, and never ends. */
  | 'drip'
  /** 200 with bytes that are no JSON. */
  | 'garbage'
  /** 200 with the first half of the JSON, as if it were all. */
  | 'truncated'
  /** 200 with a web page. */
  | 'html'
  /** 200 with an error in the place of the answer. */
  | 'error-body'
  /** The right answer under a wrong content type. */
  | 'text-type'
  | 'gzip'
  | 'deflate'
  | 'br'
  /** The right answer, later by so many milliseconds. */
  | { readonly delay: number };

/** Answers a request with its answer, changed by a fault. */
export function respond(request: IncomingMessage, response: ServerResponse, answer: unknown, fault?: Fault): void {
  const json = JSON.stringify(answer);
  if (fault === undefined) send(response, 200, json);
  else if (typeof fault === 'string') misbehave[fault](response, json, request.socket);
  else if ('status' in fault) sendStatus(response, fault);
  else setTimeout(() => send(response, 200, json), fault.delay);
}

type Misbehaviour = (response: ServerResponse, json: string, socket: Socket) => void;

const misbehave: Record<Extract<Fault, string>, Misbehaviour> = {
  reset: (_response, _json, socket) => void socket.destroy(),
  cut(response, json, socket) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': json.length });
    response.write(json.slice(0, json.length / 2), () => socket.destroy());
  },
  silent: () => {},
  stall: (response) => response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders(),
  drip(response) {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
  },
  garbage: (response) => send(response, 200, '\u0000\u0001 not json'),
  truncated: (response, json) => send(response, 200, json.slice(0, json.length / 2)),
  html: (response) =>
    send(response, 200, '<html><title>Sign in</title><p>Please sign in</p></html>', { 'content-type': 'text/html' }),
  'error-body': (response) => send(response, 200, JSON.stringify({ error: { message: 'the model is not loaded' } })),
  'text-type': (response, json) => send(response, 200, json, { 'content-type': 'text/plain' }),
  gzip: (response, json) => send(response, 200, gzipSync(json), { 'content-encoding': 'gzip' }),
  deflate: (response, json) => send(response, 200, deflateSync(json), { 'content-encoding': 'deflate' }),
  br: (response, json) => send(response, 200, brotliCompressSync(json), { 'content-encoding': 'br' }),
};

function sendStatus(response: ServerResponse, fault: Extract<Fault, { status: number }>): void {
  const body = fault.body ?? { error: { message: `planned failure ${fault.status}` } };
  send(response, fault.status, typeof body === 'string' ? body : JSON.stringify(body), fault.headers);
}

function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
