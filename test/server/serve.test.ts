import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { catalogueFolder } from '../helpers/catalogue-folder.js';
import { type LlmServer, type Plan, startLlmServer } from '../helpers/llm-server.js';
import { BIN, runBin } from '../helpers/run-bin.js';
import { until } from './start-server.js';

const folder = catalogueFolder();
const database = join(folder.path, 'catalogue.db');
const running: ChildProcess[] = [];
const upstreams: LlmServer[] = [];

beforeAll(async () => {
  const fields = folder.write('fields.json', [
    { name: 'COLOUR', label: 'couleur', type: 'text' },
    { name: 'SIZE', label: 'taille', type: 'text' },
  ]);
  const { code, stderr } = await runBin(['db', 'seed', '--database', database, '--fields', fields]);
  expect([code, stderr]).toEqual([0, '']);
});

afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const upstream of upstreams.splice(0)) await upstream.close();
});

/** Starts the program in front of a server that plays the LLM. */
async function startServe(plan: Plan, words: readonly string[] = []) {
  const upstream = await startLlmServer(plan);
  upstreams.push(upstream);
  const connector = { type: 'openai', baseUrl: `${upstream.url}/v1`, model: 'm', apiKey: 'sk-a-secret' };
  const config = folder.write('config.json', { llm: 'far', llms: { far: { chainOfThoughts: 'basic', connector } } });
  const child = spawn(
    process.execPath,
    [BIN, 'serve', '--port', '0', '--database', database, '--config', config, ...words],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.push(child);
  const exit = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) =>
    child.on('exit', (code, signal) => resolve([code, signal])),
  );
  let stderr = '';
  let stdout = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  await until(() => stderr.includes('listening') || child.exitCode !== null);
  const url = /"url":"([^"]+)"/.exec(stderr)?.[1] ?? '';
  const post = (body: unknown, options: RequestInit = {}) =>
    fetch(`${url}/api/product/fields/lookup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...options,
    });
  return { upstream, child, exit, url, post, stderr: () => stderr, stdout: () => stdout };
}

const body = { description: 'Lavabo blanc, taille 60', fields: ['COLOUR', 'SIZE'] };

describe('serve', () => {
  it('answers, and prints one JSON line per request, without texts and secrets', async () => {
    const { post, stderr, stdout, child, exit } = await startServe({ answer: '"blanc"' });
    expect(await (await post(body)).json()).toEqual({ COLOUR: 'blanc', SIZE: 'blanc' });
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    const lines = stderr()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { event: 'listening' },
      { method: 'POST', path: '/api/product/fields/lookup', status: 200, llm: 'far', fields: 2 },
      { event: 'stopping', reason: 'SIGTERM' },
    ]);
    expect(stderr()).not.toMatch(/Lavabo|blanc|secret/);
    expect(stdout()).toBe('');
  });

  it('aborts the calls of a client that goes away', async () => {
    const { post, upstream } = await startServe({ latency: 60_000 });
    const gone = new AbortController();
    const asking = post(body, { signal: gone.signal });
    await until(() => upstream.calls === 2);
    gone.abort();
    await expect(asking).rejects.toThrow();
    await until(() => upstream.abandoned === 2);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes what is in flight after %s, and takes nothing new',
    async (name) => {
      const { post, upstream, child, exit, url } = await startServe({ latency: 500 }, ['--timeout', '10m']);
      const asking = post(body);
      await until(() => upstream.calls === 2);
      child.kill(name);
      expect(await (await asking).json()).toEqual({ COLOUR: 'blanc', SIZE: 'blanc' });
      expect(await exit).toEqual([0, null]);
      await expect(fetch(`${url}/health`)).rejects.toThrow();
    },
  );

  it('ends within the deadline though calls hang, and answers what there is', async () => {
    const { post, upstream, child, exit } = await startServe({ latency: 60_000 }, ['--timeout', '700ms']);
    const asking = post(body);
    await until(() => upstream.calls === 2);
    child.kill('SIGTERM');
    const response = await asking;
    expect([response.status, response.headers.get('x-unanswered')]).toEqual([200, 'COLOUR,SIZE']);
    expect(await exit).toEqual([0, null]);
  });

  it.each([
    ['pays for a question once, however many clients ask it', [], 2],
    ['asks every time with --no-cache', ['--no-cache'], 8],
  ] as const)('%s', async (_, words, calls) => {
    const { post, upstream } = await startServe({ answer: '"blanc"', latency: 50 }, words);
    const answers = await Promise.all([post(body), post(body), post(body)]);
    answers.push(await post(body));
    for (const answer of answers) expect(await answer.json()).toEqual({ COLOUR: 'blanc', SIZE: 'blanc' });
    expect(upstream.calls).toBe(calls);
  });

  it('goes on when nobody reads its log', async () => {
    const { post, child } = await startServe({ answer: '"blanc"' });
    child.stderr?.destroy();
    for (let count = 0; count < 3; count++) {
      expect((await post(body)).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    expect(child.exitCode).toBe(null);
  });

  it('stops asking when its calls are used up', async () => {
    const { post, upstream } = await startServe({ answer: '"blanc"' }, ['--max-calls', '3']);
    const first = await (await post(body)).json();
    const second = await post({ ...body, description: 'Baignoire bleue' });
    expect(first).toEqual({ COLOUR: 'blanc', SIZE: 'blanc' });
    expect(second.headers.get('x-unanswered')).toMatch(/^(COLOUR|SIZE)$/);
    expect(upstream.calls).toBe(3);
  });
});

describe('serve, told something that cannot be', () => {
  const serve = (...words: string[]) => runBin(['serve', '--database', database, ...words]);

  it('listens on other addresses only with a token', async () => {
    const { code, stderr } = await serve('--host', '0.0.0.0');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: --host 0\.0\.0\.0 lets other machines ask: .*--token-file/);
  });

  it('wants a token that cannot be guessed', async () => {
    const weak = folder.write('weak', 'short\n');
    expect((await serve('--token-file', weak)).stderr).toContain('must hold one word of 16 or more characters');
    expect((await serve('--token-file', `${weak}er`)).stderr).toContain('cannot be read (ENOENT)');
  });

  it('says that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, stderr } = await serve('--port', String(port));
    other.close();
    expect([code, stderr]).toEqual([2, `error: port ${port} of 127.0.0.1 is taken: choose another with --port\n`]);
  });

  it('names an unknown composition before it listens', async () => {
    const { code, stderr } = await serve('--llm', 'lama2');
    expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean "llama2"')]);
  });

  it('bears its token on any address', async () => {
    const token = folder.write('token', 'a-token-of-many-letters\n');
    const { url, stderr } = await startServe({}, ['--host', '0.0.0.0', '--token-file', token]);
    const fields = `${url}/api/fields`;
    expect((await fetch(fields)).status).toBe(401);
    expect((await fetch(fields, { headers: { authorization: 'Bearer a-token-of-many-letters' } })).status).toBe(200);
    expect(stderr()).not.toContain('a-token');
  });

  it.skipIf(process.platform !== 'linux')(
    'goes on in several processes when one of them is killed, and ends with what is in flight',
    async () => {
      const { post, stderr, child, exit, upstream } = await startServe({ answer: '"blanc"', latency: 300 }, [
        '--processes',
        '2',
      ]);
      const processes = () => readdirSync('/proc').filter((pid) => parentOf(pid) === child.pid);
      expect(stderr().match(/listening/g)).toHaveLength(1);
      const before = processes();
      expect(before).toHaveLength(2);
      process.kill(Number(before[0]), 'SIGKILL');
      await until(() => stderr().includes('"event":"a process ended"'));
      const answers = await Promise.all([0, 1, 2, 3].map(async () => (await post(body)).json()));
      expect(answers).toEqual(Array(4).fill({ COLOUR: 'blanc', SIZE: 'blanc' }));
      await until(() => processes().length === 2);
      expect(processes()).not.toEqual(before);

      const asked = upstream.requests.length;
      const last = post({ ...body, description: 'Lavabo blanc et noir' });
      await until(() => upstream.requests.length > asked);
      child.kill('SIGTERM');
      expect(await (await last).json()).toEqual({ COLOUR: 'blanc', SIZE: 'blanc' });
      expect(await exit).toEqual([0, null]);
      expect(processes()).toEqual([]);
    },
  );

  it('tells once why several processes cannot start', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const words = ['serve', '--processes', '3', '--port', String(port), '--database', database];
    const { code, stderr } = await runBin(words);
    taken.close();
    expect(code).toBe(2);
    expect(stderr.match(/is taken: choose another with --port/g)).toHaveLength(1);
  });

  it('ends whole when a later process cannot start', async () => {
    const loads = folder.write('loads', '');
    // The one that oversees, the first process, and the one that breaks.
    const breaking = folder.write(
      'breaking.mjs',
      `import { appendFileSync, statSync } from 'node:fs';
      appendFileSync(${JSON.stringify(loads)}, '.');
      if (statSync(${JSON.stringify(loads)}).size > 2) throw new Error('no more');
      export default {};\n`,
    );
    const words = ['serve', '--processes', '2', '--port', '0', '--database', database, '--config', breaking];
    const { code, stderr } = await runBin(words);
    expect([code, readFileSync(loads, 'utf8')]).toEqual([2, '...']);
    expect(stderr).toMatch(/breaking\.mjs.*no more[\s\S]*the service could not start: see the line before/);
    expect(stderr).not.toContain('listening');
  });

  it('refuses limits that several processes cannot count', async () => {
    const { code, stderr } = await runBin(['serve', '--processes', '2', '--max-calls', '5', '--database', database]);
    expect([code, stderr]).toEqual([
      2,
      'error: --max-cost and --max-calls are counted in one process: leave out --processes\n',
    ]);
  });
});

/** The process that started one, where the system tells. */
function parentOf(pid: string): number | undefined {
  try {
    const [, parent] = /\) \S+ (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return Number(parent);
  } catch {
    return undefined;
  }
}
