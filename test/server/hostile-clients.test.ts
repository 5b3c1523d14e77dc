import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import { engineLlm } from '../../src/llm/engine-llm.js';
import { newQueue } from '../../src/lookup/new-queue.js';
import { catchUncaught } from '../../src/server/last-resort.js';
import { startServer, testLlm } from './start-server.js';

const HEADERS = { 'content-type': 'application/x-ndjson' };

it('reads an upload as long as it goes on, beyond the time that one body has', async () => {
  const { url } = await startServer({ arrival: 200 });
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async start(controller) {
      for (const id of [1, 2, 3]) {
        controller.enqueue(encoder.encode(`{"id":${id},"description":"d${id}"}\n`));
        await pause(350);
      }
      controller.close();
    },
  });
  const response = await fetch(`${url}/api/products/lookup?fields=A`, {
    method: 'POST',
    headers: HEADERS,
    body,
    duplex: 'half',
  } as RequestInit);
  expect(await response.text()).toBe([1, 2, 3].map((id) => `{"id":${id},"values":{"A":"d${id}"}}\n`).join(''));
});

it('goes on answering when answers take longer than an upload may', async () => {
  const server = await startServer({
    arrival: 100,
    ask: async (field) => pause(20, { field, value: 'x', status: 'found' as const }),
  });
  const lines = Array.from({ length: 100 }, (_, id) => `{"id":${id},"description":"d"}\n`).join('');
  const response = await server.postLines(lines, '?fields=A');
  expect((await response.text()).split('\n')).toHaveLength(101);
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});

it('ends the connection of an error that nothing caught, logs it, and goes on for others', async () => {
  const log: Readonly<Record<string, unknown>>[] = [];
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const release = catchUncaught((record) => log.push(record));
  try {
    const { post, url } = await startServer({
      ask: (field, { description }) => {
        if (description === 'fatal')
          setTimeout(() => {
            throw new Error('nobody catches me');
          });
        return description === 'fatal' ? new Promise(() => undefined) : { field, value: 'x', status: 'found' };
      },
    });
    const lost = post({ description: 'fatal', fields: ['A'] }).catch(() => 'ended');
    expect(await (await post({ description: 'well', fields: ['A'] })).json()).toEqual({ A: 'x' });
    expect(await lost).toBe('ended');
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(log).toMatchObject([{ path: '/api/product/fields/lookup', error: expect.stringContaining('nobody') }]);
  } finally {
    release();
    for (const listener of others) process.on('uncaughtException', listener);
  }
});

it('says in a bounded header what was not answered', async () => {
  const { post } = await startServer();
  const unanswered = async (fields: readonly string[]) => {
    const { headers } = await post({ description: 'x', fields });
    return [headers.get('x-unanswered'), headers.get('x-unanswered-count')];
  };
  expect(await unanswered(['Ä1', 'B'])).toEqual(['%C3%841', '1']);
  expect(await unanswered(Array.from({ length: 1000 }, (_, at) => `é${at}unknown`))).toEqual(['1000', '1000']);
});

it('takes half a surrogate pair for a code that it does not know', async () => {
  const { post } = await startServer();
  const response = await post('{"description":"x","fields":["\\ud800"]}');
  expect([response.status, Object.values((await response.json()) as object)]).toEqual([200, [null]]);
});

it('ends connections that send and take nothing, and says so once', async () => {
  const { port, log, url } = await startServer({ arrival: 300 });
  const closed = (socket: Socket) => new Promise((resolve) => socket.on('close', resolve).on('error', () => undefined));
  const sockets = Array.from({ length: 20 }, () => connect({ port, host: '127.0.0.1', allowHalfOpen: true }).pause());
  await Promise.race([Promise.all(sockets.map(closed)), pause(8000)]);
  const ended = () => log.filter(({ event }) => event === 'connections ended');
  while (ended().length === 0) await pause(50);
  expect(ended().reduce((sum, { connections }) => sum + Number(connections), 0)).toBeGreaterThan(0);
  expect((await fetch(`${url}/health`)).status).toBe(200);
  for (const socket of sockets) socket.destroy();
}, 20_000);

it('lets offline lookups in while a slow model holds all of its places', async () => {
  const never = new Promise<never>(() => undefined);
  const asked = { queue: await newQueue(), examples: () => [], notes: [] };
  const engine = createEngine({ read: () => undefined });
  const slow = await startServer({
    lookups: 1,
    timeout: 3000,
    servedLlm: async (name) => ({
      ...asked,
      llm: name === 'offline' ? engineLlm('offline', engine, async () => []) : testLlm(() => never),
    }),
  });
  const hanging = Array.from({ length: 3 }, () => slow.post({ description: 'x', fields: ['A'] }));
  await pause(100);
  expect((await slow.post({ description: 'x', fields: ['A'] })).status).toBe(503);
  const offline = await slow.post({ description: 'x', fields: ['A'], llm: 'offline' });
  expect(offline.status).toBe(200);
  await Promise.all(hanging);
}, 20_000);

it.each(['LOCALHOST', 'localhost.', 'Localhost:80', '127.0.0.1'])('takes the name %s for its own', async (host) => {
  const { port } = await startServer();
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET /api/fields HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 200/);
});

it('answers a path that cannot be decoded in the form of every problem', async () => {
  const { url } = await startServer();
  const response = await fetch(`${url}/docs/static/%c0%ae`);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(await response.json()).toHaveProperty('detail');
});
