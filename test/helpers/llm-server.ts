import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, respond } from './llm-faults.js';
import { createWires, type RecordedRequest, Reply, type WireOptions } from './llm-wires.js';

/** How the server answers, and when it fails. */
export interface Plan extends WireOptions {
  /** The fault of a call: a list gives the first calls their faults, a function decides call by call (from 0). */
  readonly faults?: readonly (Fault | undefined)[] | ((call: number, request: RecordedRequest) => Fault | undefined);
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** False keeps no requests, for benches. */
  readonly record?: boolean;
}

/** A running server. */
export interface LlmServer {
  readonly url: string;
  readonly calls: number;
  readonly requests: readonly RecordedRequest[];
  /** The most requests that were in flight at once. */
  readonly maxConcurrent: number;
  /** Requests whose client went away before it had the whole answer. */
  readonly abandoned: number;
  /** The connections that are open now. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a server on a free port that speaks every wire over real sockets and fails as planned. */
export async function startLlmServer(plan: Plan = {}): Promise<LlmServer> {
  const wires = createWires(plan);
  const requests: RecordedRequest[] = [];
  let calls = 0;
  let inFlight = 0;
  let maxConcurrent = 0;
  let abandoned = 0;
  const faultOf = (call: number, request: RecordedRequest) =>
    typeof plan.faults === 'function' ? plan.faults(call, request) : plan.faults?.[call];

  const answer = (request: RecordedRequest, incoming: IncomingMessage, response: ServerResponse) => {
    const fault = faultOf(calls++, request);
    if (plan.record !== false) requests.push(request);
    const reply = () => {
      const body = fault && typeof fault === 'object' && 'status' in fault ? {} : wires(request);
      if (body === undefined) respond(incoming, response, {}, { status: 404, body: { detail: 'no such path' } });
      else if (body instanceof Reply && !fault)
        respond(incoming, response, {}, { status: body.status, body: body.body });
      else respond(incoming, response, body instanceof Reply ? body.body : body, fault);
    };
    if (plan.latency) setTimeout(reply, plan.latency);
    else reply();
  };

  const server = createServer((incoming, response) => {
    inFlight += 1;
    maxConcurrent = Math.max(maxConcurrent, inFlight);
    response.on('close', () => {
      inFlight -= 1;
      if (!response.writableFinished) abandoned += 1;
    });
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { method = '', url = '', headers } = incoming;
      const path = url.split('?', 1)[0] ?? '';
      answer({ method, path, headers, body: text ? JSON.parse(text) : undefined }, incoming, response);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get calls() {
      return calls;
    },
    requests,
    get maxConcurrent() {
      return maxConcurrent;
    },
    get abandoned() {
      return abandoned;
    },
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
