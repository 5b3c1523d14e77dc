import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { UserError } from '../../src/errors.js';
import type { Answer } from '../../src/llm/answer.js';
import type { Llm, LlmRequest } from '../../src/llm/llm.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { newQueue } from '../../src/lookup/new-queue.js';
import { createServer } from '../../src/server/create-server.js';
import type { ServerOptions, Service } from '../../src/server/service.js';
import { makeField } from '../helpers/fields.js';

/** How the composition of the test answers a field. */
export type Ask = (code: string, request: LlmRequest) => Answer | Promise<Answer>;

type Body = string | ReadableStream<Uint8Array>;

/** A server on a free port over a catalogue of the fields A to E. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** What the log was told. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  readonly ending: AbortController;
  post(body: unknown, query?: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  postLines(lines: Body, query?: string): Promise<Response>;
  close(): Promise<void>;
}

const FIELDS = ['A', 'B', 'C', 'D', 'E'].map((code) => makeField(code, { label: `label ${code}` }));

const running = new Set<TestServer>();

afterEach(async () => {
  for (const server of running) {
    server.ending.abort();
    await server.close();
  }
  running.clear();
});

/** Answers every field with its description, unless told otherwise. */
export async function startServer(
  given: Partial<Service & ServerOptions> & {
    readonly ask?: Ask;
    readonly concurrency?: number;
    readonly timeout?: number;
  } = {},
): Promise<TestServer> {
  const log: Readonly<Record<string, unknown>>[] = [];
  const ending = new AbortController();
  const {
    ask = (field, { description }) => ({ field, value: description, status: 'found' }),
    concurrency,
    timeout,
  } = given;
  const composition = { llm: testLlm(ask), queue: await newQueue(concurrency), examples: () => [], notes: [] };
  const service: Service = {
    catalogue: catalogueOf(),
    locale: 'fr',
    policy: lookupPolicy({ timeout, concurrency }),
    html: 'auto',
    fields: undefined,
    async servedLlm(name = 'test') {
      if (name === 'test') return composition;
      throw new UserError(`no llm "${name}"`, 'unknown-llm');
    },
    describeLlms: async () => [{ name: 'test', usable: true }],
    unknownField: (code) => `no field "${code}"`,
    ...given,
  };
  const app = await createServer(service, {
    lookups: 8,
    log: (record) => log.push(record),
    ending: ending.signal,
    documentation: join(import.meta.dirname, '..', '..', 'node_modules', '@fastify', 'swagger-ui', 'static'),
    ...given,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const send = (path: string, type: string, body: Body, headers = {}) =>
    fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': type, ...headers }, body, duplex: 'half' });
  const server: TestServer = {
    ...{ url, port, log, ending },
    post: (body, query = '', headers = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return send(`/api/product/fields/lookup${query}`, 'application/json', text, headers);
    },
    postLines: (lines, query = '') => send(`/api/products/lookup${query}`, 'application/x-ndjson', lines),
    async close() {
      app.server.closeAllConnections();
      await app.close();
    },
  };
  running.add(server);
  return server;
}

/** A composition that answers as told. */
export function testLlm(ask: Ask): Llm {
  return {
    name: 'test',
    connector: 'test',
    groupSize: 1,
    answerLocally: () => [],
    async ask(fields, request) {
      for (const { code } of fields) request.emit(await ask(code, request));
    },
    preview: async () => [],
    check: async () => undefined,
    close: async () => undefined,
  };
}

/** A catalogue without examples. */
export function catalogueOf(given: Partial<Service['catalogue']> = {}): Service['catalogue'] {
  return {
    field: (code) => FIELDS.find((field) => field.code === code),
    allFields: () => FIELDS,
    nearestCodes: () => [],
    search: (text) => FIELDS.filter(({ label }) => label.includes(text)),
    examplesLike: () => [],
    examplesOf: () => [],
    exampleCounts: () => new Map(),
    models: { read: () => undefined },
    structure: {
      otherAttributes: () => [],
      families: () => [],
      familyVariants: () => [],
      channels: () => [],
      locales: () => [],
      measurementFamilies: () => [],
      etimClass: () => undefined,
      etimClasses: () => [],
    },
    close: () => undefined,
    ...given,
  };
}

/** Resolves when a condition holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
