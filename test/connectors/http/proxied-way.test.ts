import { writeFileSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../src/connectors/index.js';
import { startLlmServer } from '../../helpers/llm-server.js';
import { runBin } from '../../helpers/run-bin.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';
import { contextOf, promptOf } from '../prompts.js';
import { forever } from '../wires.js';

/** A proxy that leads every host to one server, and what it was asked for. */
async function startProxy(target: string) {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, url = '', headers } = incoming;
    asked.push(`${method} ${url} ${headers['proxy-authorization'] ?? ''}`.trim());
    const { pathname } = new URL(url);
    const passed = forward(`${target}${pathname}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  server.on('connect', ({ url }, socket) => {
    asked.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { asked, port: (server.address() as AddressInfo).port };
}

const NAMES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
let before: NodeJS.ProcessEnv;
beforeEach(() => {
  before = { ...process.env };
  for (const name of NAMES) delete process.env[name];
});
afterEach(() => {
  for (const name of NAMES) delete process.env[name];
  Object.assign(process.env, before);
});

async function scene() {
  const server = await startLlmServer({ answer: '"blanc"' });
  onTestFinished(() => server.close());
  const proxy = await startProxy(server.url);
  const ask = async (baseUrl: string, milliseconds = 20_000) => {
    const connector = await createConnector({ type: 'openai', baseUrl, model: 'm', apiKey: 'sk-key' }, contextOf());
    onTestFinished(() => connector.close?.());
    const options = { signal: forever(), deadline: performance.now() + milliseconds };
    return connector.complete(promptOf(), options);
  };
  return { server, ...proxy, ask };
}

describe('a server behind a proxy', () => {
  test.each([
    ['HTTP_PROXY', (port: number) => `http://127.0.0.1:${port}`, ''],
    ['http_proxy', (port: number) => `127.0.0.1:${port}`, ''],
    ['http_proxy', (port: number) => `http://me:word@127.0.0.1:${port}/`, ' Basic bWU6d29yZA=='],
  ])('is asked through it when %s names it', async (name, address, authorization) => {
    const { asked, port, ask, server } = await scene();
    process.env[name] = address(port);
    for (let count = 0; count < 2; count++) expect((await ask('http://llm.example/v1')).text).toContain('blanc');
    expect(asked).toEqual(Array(2).fill(`POST http://llm.example/v1/chat/completions${authorization}`));
    expect(server.requests[0]?.headers).toMatchObject({ host: 'llm.example', authorization: 'Bearer sk-key' });
  });

  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY'])('gets a tunnel when it speaks TLS (%s)', async (name) => {
    const { asked, port, ask } = await scene();
    process.env[name] = `http://127.0.0.1:${port}`;
    await expect(ask('https://llm.example/v1')).rejects.toThrow(
      'https://llm.example could not be asked: Proxy response (407) !== 200 when HTTP Tunneling',
    );
    expect(asked).toEqual(['CONNECT llm.example:443']);
  });

  test('is asked without it when NO_PROXY excepts it', async () => {
    const { asked, port, ask } = await scene();
    process.env.HTTP_PROXY = `http://127.0.0.1:${port}`;
    process.env.NO_PROXY = 'other.example,.invalid';
    await expect(ask('http://llm.invalid/v1', 3000)).rejects.toThrow(/llm\.invalid/);
    expect(asked).toEqual([]);
  });

  test('is asked without it on this machine', async () => {
    const { asked, port, ask, server } = await scene();
    process.env.HTTP_PROXY = `http://127.0.0.1:${port}`;
    expect((await ask(`${server.url}/v1`)).text).toContain('blanc');
    expect(asked).toEqual([]);
  });

  test.each([
    ['http://', 'HTTPS_PROXY is no address of a proxy: write one'],
    ['gopher://proxy.example', 'HTTPS_PROXY is no address of a proxy: write one'],
    ['http://127.0.0.1:1', 'no server answers at https://llm.example (ECONNREFUSED)'],
  ])('fails with a sentence when the proxy is %s', async (address, sentence) => {
    const { ask } = await scene();
    process.env.HTTPS_PROXY = address;
    await expect(ask('https://llm.example/v1', 300)).rejects.toThrow(sentence);
  });

  test('is asked through it by the program as it is installed', async () => {
    const folder = temporaryFolder();
    const { asked, port } = await scene();
    const connector = { type: 'openai', baseUrl: 'http://llm.example/v1', model: 'm' };
    const config = join(folder, 'config.json');
    writeFileSync(config, JSON.stringify({ llms: { far: { connector } } }));
    const { code, stdout } = await runBin(
      ['un lavabo blanc', '--fields', 'EF000007', '--llm', 'far', '--config', config],
      {
        environment: { XDG_DATA_HOME: folder, HTTP_PROXY: `http://127.0.0.1:${port}` },
      },
    );
    expect([code, stdout]).toEqual([0, '{"EF000007":"blanc"}\n']);
    expect(asked).toContain('POST http://llm.example/v1/chat/completions');
  });
});
