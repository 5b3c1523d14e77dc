import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/llm/answer.js';
import { createMetrics } from '../../src/server/metrics.js';
import { metricsText, sumSamples } from '../../src/server/metrics-text.js';
import { BIN } from '../helpers/run-bin.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { startServer, until } from './start-server.js';

const textOf = async (url: string) => (await fetch(`${url}/metrics`)).text();

/** The value of one line, by all that stands before it. */
function sampleOf(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`akeneo_lookup_${series} `));
  return Number(line?.slice(line.lastIndexOf(' ')) ?? Number.NaN);
}

describe('/metrics', () => {
  it('counts requests, answers, calls, tokens and cost, and says what goes on', async () => {
    const usage = { calls: 1, retries: 2, promptTokens: 30, completionTokens: 4, cost: 0.5 };
    const answers: Record<string, Partial<Answer>> = {
      A: { value: 'x', status: 'found', usage },
      B: { value: null, status: 'absent', usage },
      C: { value: null, status: 'failed', reason: 'no' },
    };
    const server = await startServer({
      ask: (field) => ({ field, value: null, status: 'absent', ...answers[field] }),
    });
    await server.post({ description: 'one', fields: ['A', 'B', 'C', 'nothing'] });
    await server.post({ description: 'two', fields: ['A'] });
    await server.post({ fields: ['A'] });
    await (await server.postLines('{"description": "three", "fields": ["B"]}\n')).text();
    await until(() => server.log.length === 4);
    const response = await fetch(`${server.url}/metrics`);
    const text = await response.text();
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const lookup = 'method="POST",path="/api/product/fields/lookup"';
    expect(sampleOf(text, `requests_total{${lookup},status="200"}`)).toBe(2);
    expect(sampleOf(text, `requests_total{${lookup},status="422"}`)).toBe(1);
    expect(sampleOf(text, `request_seconds_count{${lookup}}`)).toBe(3);
    expect(sampleOf(text, `request_seconds_bucket{${lookup},le="+Inf"}`)).toBe(3);
    expect(sampleOf(text, 'answers_total{llm="test",status="found"}')).toBe(2);
    expect(sampleOf(text, 'answers_total{llm="test",status="absent"}')).toBe(2);
    expect(sampleOf(text, 'answers_total{llm="test",status="failed"}')).toBe(1);
    expect(sampleOf(text, 'answers_total{llm="test",status="unknown-field"}')).toBe(1);
    expect(sampleOf(text, 'calls_total{llm="test"}')).toBe(4);
    expect(sampleOf(text, 'tokens_total{llm="test",kind="prompt"}')).toBe(120);
    expect(sampleOf(text, 'cost_total{llm="test"}')).toBe(2);
    expect(sampleOf(text, 'lookups_running')).toBe(0);
    expect(sampleOf(text, 'lookups_waiting')).toBe(0);
  });

  it('needs the token that the routes need, and is not answered to other hosts without one', async () => {
    const server = await startServer({ token: 'a-token-of-so-many-letters' });
    expect((await fetch(`${server.url}/metrics`)).status).toBe(401);
    const headers = { authorization: 'Bearer a-token-of-so-many-letters' };
    expect((await fetch(`${server.url}/metrics`, { headers })).status).toBe(200);
  });

  it('escapes what stands in a label', () => {
    const metrics = createMetrics();
    metrics.countAnswers('a "quoted" \\ name\nof two lines', [{ field: 'A', value: null, status: 'absent' }]);
    const lines = metricsText(metrics.samples()).trimEnd().split('\n');
    expect(lines.at(-1)).toBe(
      'akeneo_lookup_answers_total{llm="a \\"quoted\\" \\\\ name\\nof two lines",status="absent"} 1',
    );
  });

  it('counts a time in its bucket and in all larger ones', () => {
    const metrics = createMetrics();
    for (const milliseconds of [4, 40, 400, 40_000]) metrics.countRequest('GET', '/', 200, milliseconds);
    const text = metricsText(metrics.samples());
    const buckets = ['0.005', '0.05', '0.5', '30', '+Inf'].map((most) =>
      sampleOf(text, `request_seconds_bucket{method="GET",path="/",le="${most}"}`),
    );
    expect(buckets).toEqual([1, 2, 3, 3, 4]);
  });

  it('adds up what processes counted, but for the time of the start', () => {
    const sample = (name: string, value: number) => ({ name, labels: '', value });
    const sum = sumSamples([
      [sample('lookups_running', 1), sample('start_time_seconds', 20)],
      [sample('lookups_running', 2), sample('start_time_seconds', 10), sample('calls_total', 3)],
    ]);
    expect(sum.map(({ value }) => value)).toEqual([3, 10, 3]);
  });
});

describe('serve', () => {
  const folder = temporaryFolder();
  const running: ChildProcess[] = [];
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
  });
  const start = async (...words: string[]) => {
    const env = { ...process.env, XDG_DATA_HOME: folder };
    const child = spawn(process.execPath, [BIN, 'serve', '--port', '0', ...words], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    running.push(child);
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    await until(() => log.includes('listening'));
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
    return { child, ended, url: /"url":"([^"]+)"/.exec(log)?.[1] ?? '', log: () => log };
  };

  it('adds up the numbers of its processes, whichever answers', { timeout: 60_000 }, async () => {
    const { child, ended, url } = await start('--processes', '2');
    const body = JSON.stringify({ description: 'Table', fields: ['EF000008'] });
    const headers = { 'content-type': 'application/json', connection: 'close' };
    for (let count = 0; count < 10; count++)
      await (await fetch(`${url}/api/product/fields/lookup`, { method: 'POST', headers, body })).text();
    for (let count = 0; count < 4; count++)
      expect(sampleOf(await textOf(url), 'answers_total{llm="offline",status="absent"}')).toBe(10);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('ends on SIGHUP as on SIGTERM', { timeout: 60_000 }, async () => {
    const { child, ended, log } = await start();
    child.kill('SIGHUP');
    expect(await ended).toBe(0);
    expect(log()).toContain('"reason":"SIGHUP"');
  });
});
