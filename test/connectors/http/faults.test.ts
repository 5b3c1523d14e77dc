import { describe, expect, test } from 'vitest';
import { ConnectorError } from '../../../src/errors.js';
import type { Fault } from '../../helpers/llm-faults.js';
import { promptOf } from '../prompts.js';
import { completions, firstly, forever, KEY, serveAndConnect, type Wire, wires } from '../wires.js';

const soon = { 'retry-after-ms': '1' };
const inThePast = { 'retry-after': new Date(Date.now() - 1_000).toUTCString() };

const retried: readonly (readonly [string, Fault])[] = [
  ['408', { status: 408, headers: soon }],
  ['409', { status: 409, headers: soon }],
  ['425', { status: 425, headers: soon }],
  ['429 with Retry-After in seconds', { status: 429, headers: { 'retry-after': '0' } }],
  ['429 with Retry-After as a date', { status: 429, headers: inThePast }],
  ['429 with retry-after-ms', { status: 429, headers: soon }],
  ['500', { status: 500, headers: soon }],
  ['503', { status: 503, headers: soon }],
  ['529', { status: 529, headers: soon }],
  [
    'a web page with 502',
    { status: 502, headers: { ...soon, 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' },
  ],
  ['a connection that is reset before the answer', 'reset'],
  ['a connection that is reset in the middle of the answer', 'cut'],
  ['JSON that ends too early', 'truncated'],
  ['a web page in the place of the answer', 'html'],
  ['bytes that are no JSON', 'garbage'],
];

const final: readonly (readonly [string, Fault, RegExp])[] = [
  ...[400, 401, 403, 404, 422].map(
    (status) => [String(status), { status, body: { error: { message: 'not like this' } } }, /not like this/] as const,
  ),
  ['a message in detail', { status: 422, body: { title: 'Bad', detail: 'input is wrong' } }, /input is wrong/],
  [
    'errors by field',
    { status: 422, body: { detail: [{ loc: ['body', 'top'], msg: 'too much' }] } },
    /body\.top: too much/,
  ],
  ['an error as plain text', { status: 400, body: 'no such thing' }, /no such thing/],
  [
    'a redirection',
    { status: 307, headers: { location: 'https://elsewhere.example/v1' } },
    /elsewhere\.example.*baseUrl/,
  ],
];

const unusual: readonly Fault[] = ['gzip', 'deflate', 'br', 'text-type', { delay: 30 }];

describe.each(Object.keys(wires) as Wire[])('%s', (wire) => {
  test.each(retried)('asks again after %s', async (_name, fault) => {
    const { server, connector } = await serveAndConnect(wire, firstly(fault));
    const { text, retries } = await connector.complete(promptOf(), { signal: forever() });
    expect(text).toContain('blanc');
    expect(retries).toBe(1);
    expect(completions(server)).toHaveLength(2);
  });

  test.each(final)('fails at once on %s', async (_name, fault, message) => {
    const { server, connector } = await serveAndConnect(wire, firstly(fault));
    const failure = await Promise.resolve(connector.complete(promptOf(), { signal: forever() })).catch(
      (error) => error,
    );
    expect(failure).toBeInstanceOf(ConnectorError);
    expect(failure.message).toMatch(message);
    expect(completions(server)).toHaveLength(1);
  });

  test.each(unusual)('reads an answer that comes as %j', async (fault) => {
    const { server, connector } = await serveAndConnect(wire, firstly(fault));
    const { text, retries } = await connector.complete(promptOf(), { signal: forever() });
    expect(text).toContain('blanc');
    expect(retries).toBe(0);
    expect(completions(server)).toHaveLength(1);
  });

  test('does not ask again when the server wants to wait beyond the deadline', async () => {
    const { server, connector } = await serveAndConnect(
      wire,
      firstly({ status: 429, headers: { 'retry-after': '60' } }),
    );
    await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow(/429.*no time is left/);
    expect(completions(server)).toHaveLength(1);
  });

  test('says what it got again and again in the place of an answer', async () => {
    const { server, connector } = await serveAndConnect(wire, { faults: () => 'html' });
    const options = { signal: forever(), deadline: performance.now() + 400 };
    const failure = await Promise.resolve(connector.complete(promptOf(), options)).catch((error) => error);
    expect(failure).toBeInstanceOf(ConnectorError);
    expect(failure.message).toMatch(/no JSON \(text\/html\): "Sign in Please sign in".*no time is left/);
    expect(failure.retries).toBe(completions(server).length - 1);
  });

  test('gives a silent attempt up, closes its socket and asks again', async () => {
    const context = { attemptTimeout: 100 };
    const { server, connector } = await serveAndConnect(wire, firstly('silent', 'stall', 'drip'), { context });
    const { text, retries } = await connector.complete(promptOf(), { signal: forever() });
    expect(text).toContain('blanc');
    expect(retries).toBe(3);
    expect(server.abandoned).toBe(3);
  });

  test.each(['silent', 'stall', 'drip'] as const)('ends with the signal when the server is %s', async (fault) => {
    const { connector } = await serveAndConnect(wire, firstly(fault));
    const abort = new AbortController();
    const asked = connector.complete(promptOf(), { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('the deadline has passed')), 50);
    await expect(asked).rejects.toThrow('the deadline has passed');
  });

  test.each(['silent', 'drip'] as const)(
    'ends at its own deadline, before the signal, when the server is %s',
    async (fault) => {
      const { connector } = await serveAndConnect(wire, { faults: () => fault });
      const options = { signal: forever(), deadline: performance.now() + 100 };
      await expect(connector.complete(promptOf(), options)).rejects.toThrow(/no answer within .* no time is left/);
    },
  );

  test('ends with the signal while it waits to ask again', async () => {
    const { connector } = await serveAndConnect(wire, firstly({ status: 429, headers: { 'retry-after': '5' } }));
    const abort = new AbortController();
    const asked = connector.complete(promptOf(), { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('interrupted')), 50);
    await expect(asked).rejects.toThrow('interrupted');
  });

  test('keeps what has finished when another question is stuck', async () => {
    const { connector } = await serveAndConnect(wire, firstly(undefined, 'silent', undefined));
    const abort = new AbortController();
    const ask = async () => connector.complete(promptOf(), { signal: abort.signal });
    const first = await ask();
    const stuck = ask();
    stuck.catch(() => undefined);
    const third = await new Promise<void>((resolve) => setTimeout(resolve, 30)).then(ask);
    abort.abort(new Error('late'));
    await expect(stuck).rejects.toThrow('late');
    expect([first.text, third.text].join()).toMatch(/blanc.*blanc/);
  });

  test('leaves no socket and no timer behind', async () => {
    const before = timers();
    const faults = firstly('silent', 'cut', { status: 500, headers: soon }, undefined, 'silent');
    const { server, connector } = await serveAndConnect(wire, faults, { context: { attemptTimeout: 50 } });
    await connector.complete(promptOf(), { signal: forever() });
    const abort = new AbortController();
    const stuck = connector.complete(promptOf(), { signal: abort.signal });
    abort.abort(new Error('late'));
    await expect(stuck).rejects.toThrow('late');
    await connector.close?.();
    await eventually(async () => (await server.connections()) === 0);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test('never shows the key, whatever the server says', async () => {
    const echo = { error: { message: `key ${KEY} (${encodeURIComponent(KEY)}) is wrong` } };
    for (const fault of [
      { status: 401, body: echo },
      { status: 500, headers: { 'retry-after': '60' }, body: echo },
    ]) {
      const { connector } = await serveAndConnect(wire, firstly(fault));
      const failure = await Promise.resolve(connector.complete(promptOf(), { signal: forever() })).catch(
        (error) => error,
      );
      expect(failure.message).toContain('[redacted]');
      expect(everythingIn(failure)).not.toContain(KEY);
    }
  });

  test('says what is wrong when it is checked', async () => {
    const { server, connector } = await serveAndConnect(wire);
    expect(await connector.check?.({ signal: forever() })).toBeUndefined();
    await server.close();
    expect(await connector.check?.({ signal: forever() })).toMatch(/no server answers at http:\/\/127/);
  });

  test('says which server does not answer', async () => {
    const { server, connector } = await serveAndConnect(wire);
    await server.close();
    const options = { signal: forever(), deadline: performance.now() + 300 };
    await expect(connector.complete(promptOf(), options)).rejects.toThrow(`no server answers at ${server.url}`);
  });
});

function timers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
}

async function eventually(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
  return [error.message, error.stack, JSON.stringify(error), everythingIn(error.cause)].join('\n');
}
