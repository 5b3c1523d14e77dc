import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { catalogueOf, startServer } from './start-server.js';

/** Sends bytes as they are and returns all that comes back until the server closes. */
function exchange(port: number, ...parts: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  for (const part of parts) socket.write(part);
  return text(socket);
}

/** What the test reads of an OpenAPI document. */
interface OpenApi {
  readonly paths: Readonly<Record<string, { post: { requestBody: { content: Record<string, { schema: object }> } } }>>;
}

const HEAD = 'POST /api/product/fields/lookup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe('the server', () => {
  it('is healthy as long as its database answers', async () => {
    const healthy = await startServer();
    expect([(await fetch(`${healthy.url}/health`)).status]).toEqual([200]);
    const read = () => {
      throw new Error('the disk is gone');
    };
    const ill = await startServer({ catalogue: catalogueOf({ models: { read } }) });
    const response = await fetch(`${ill.url}/health`);
    expect([response.status, await response.json()]).toEqual([
      503,
      { detail: [{ loc: [], msg: 'the database does not answer' }] },
    ]);
  });

  it('lists fields and compositions', async () => {
    const { url } = await startServer();
    const codes = async (query: string) =>
      ((await (await fetch(`${url}/api/fields${query}`)).json()) as { code: string }[]).map(({ code }) => code);
    expect(await codes('')).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(await codes('?search=B')).toEqual(['B']);
    expect(await (await fetch(`${url}/api/llms`)).json()).toEqual([{ name: 'test', usable: true }]);
  });

  it('describes itself with the schemas that check the input', async () => {
    const { url, post } = await startServer();
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApi;
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/fields',
      '/api/llms',
      '/api/product/fields/lookup',
      '/api/products/lookup',
      '/health',
      '/metrics',
    ]);
    const route = document.paths['/api/product/fields/lookup'];
    const schema = route?.post.requestBody.content['application/json']?.schema;
    const fits = new Ajv({ strict: false }).compile(schema ?? false);
    for (const body of [{ description: 'x', fields: ['A'] }, { description: 'x' }, { description: 1, fields: ['A'] }]) {
      expect((await post(body)).status).toBe(fits(body) ? 200 : 422);
    }
  });

  it('has a page that loads nothing from elsewhere', async () => {
    const { url } = await startServer();
    const response = await fetch(`${url}/docs`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    const page = await response.text();
    const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source = '']) => source);
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      const { origin, href } = new URL(source, `${url}/docs`);
      expect(origin).toBe(url);
      expect((await fetch(href)).status).toBe(200);
    }
  });

  it('answers what it does not have in the same form as every problem', async () => {
    const { url } = await startServer();
    const response = await fetch(`${url}/api/nothing`);
    expect([response.status, await response.json()]).toMatchObject([404, { detail: [{ loc: ['path'] }] }]);
  });

  it('wants its token, in the header and nowhere else', async () => {
    const { url, log } = await startServer({ token: 'a-secret-of-sixteen' });
    const status = async (headers: Record<string, string>, path = '/api/fields') =>
      (await fetch(`${url}${path}`, { headers })).status;
    expect(await status({ authorization: 'Bearer a-secret-of-sixteen' })).toBe(200);
    expect(await status({ authorization: 'bearer a-secret-of-sixteen' })).toBe(200);
    for (const authorization of ['', 'Bearer', 'Bearer a-secret-of-sixtee', 'Basic a-secret-of-sixteen']) {
      expect(await status({ authorization })).toBe(401);
    }
    expect(await status({}, '/api/fields?token=a-secret-of-sixteen')).toBe(401);
    expect(await status({}, '/health')).toBe(200);
    expect(JSON.stringify(log)).not.toContain('a-secret');
  });

  it('answers without a token only requests that name this machine', async () => {
    const { port } = await startServer();
    const status = async (host: string) =>
      (await exchange(port, `GET /api/fields HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).slice(9, 12);
    expect(await status('localhost:1234')).toBe('200');
    expect(await status('127.0.0.1')).toBe('200');
    expect(await status('[::1]:80')).toBe('200');
    expect(await status('rebound.example')).toBe('403');
    expect(await status('127.0.0.1.rebound.example')).toBe('403');
  });

  it('refuses long headers and what is no HTTP', async () => {
    const { port } = await startServer();
    const long = await exchange(port, `GET /health HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(long).toMatch(/^HTTP\/1.1 431 .*\{"detail":\[/s);
    expect(await exchange(port, 'what is this\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*\{"detail":\[/s);
  });

  it('does not wait long for slow headers and bodies, and goes on answering others', async () => {
    const { port, post } = await startServer({ arrival: 300 });
    const headers = exchange(port, 'GET /health HTTP/1.1\r\nHost: loc');
    const body = exchange(port, `${HEAD}Content-Length: 100\r\n\r\n{"descr`);
    expect((await post({ description: 'x', fields: ['A'] })).status).toBe(200);
    expect(await headers).toMatch(/^HTTP\/1.1 408 /);
    expect(await body).toMatch(/^HTTP\/1.1 408 .*did not arrive within 0.3 s/s);
  });

  it('drops a connection on which nothing happens', async () => {
    const { port } = await startServer({ timeout: 50, patience: 200 });
    const head =
      'POST /api/products/lookup?fields=A HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n';
    const reply = await exchange(port, `${head}Content-Length: 1000\r\n\r\n{"description":"one"}\n`);
    expect(reply).toContain('{"id":1,"values":{"A":"one"}}');
  });

  it('survives clients that hang up in the middle', async () => {
    const { port, post } = await startServer();
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => undefined);
        socket.write(HEAD.slice(0, 20 + index * 5), () => socket.resetAndDestroy());
        await new Promise((resolve) => socket.once('close', resolve));
      }),
    );
    expect((await post({ description: 'x', fields: ['A'] })).status).toBe(200);
  });
});
