import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Sqlite } from '../../../src/database/driver.js';
import { batchScene, lines, sceneProducts, sceneValues } from '../../helpers/batch-scene.js';
import type { Fault } from '../../helpers/llm-faults.js';
import { BIN } from '../../helpers/run-bin.js';

const scene = batchScene();
const FIELDS = ['--fields', 'EF000007,EF000008'];
const COUNT = 300;
const products = sceneProducts(COUNT);
const input = scene.write('products.jsonl', lines(products));
const whole = products.map(({ id }, at) => ({ id, values: sceneValues(at) }));
const QUESTIONS = 2 * COUNT;

/** Every way in which the test server fails and asking again helps; what hangs is waited for only so long. */
const FAULTS: readonly Fault[] = [
  { status: 429, headers: { 'retry-after': '0' } },
  { status: 429, headers: { 'retry-after-ms': '30' } },
  { status: 500 },
  { status: 503 },
  { status: 408 },
  'reset',
  'cut',
  'silent',
  'stall',
  'drip',
  'garbage',
  'truncated',
  'html',
];

/** A number from 0 to 1 that follows from a call's number alone, so that a test can be run again. */
const chance = (call: number) => ((call * 2654435761) % 2 ** 32) / 2 ** 32;

describe('faults of the server', () => {
  it('leave no trace when 30 % of the calls fail in every way', { timeout: 180_000 }, async () => {
    const failing = new Map<number, Fault>();
    const server = await scene.serve({
      faults(call) {
        if (chance(call) >= 0.3) return undefined;
        const fault = FAULTS[failing.size % FAULTS.length] as Fault;
        failing.set(call, fault);
        return fault;
      },
    });
    const output = scene.file('failing.jsonl');
    const words = ['batch', input, ...FIELDS, '--output', output, '--concurrency', '32', '--timeout', '60s'];
    const run = await scene.run(words, server);
    expect(run.stderr).toContain('0 not answered');
    expect(run.code).toBe(0);
    expect(scene.rows('failing.jsonl')).toEqual(whole);
    expect(failing.size).toBeGreaterThan(0.2 * QUESTIONS);
    // Each question was answered once, and every call beyond that is one that failed.
    expect(server.calls).toBe(QUESTIONS + failing.size);
  });
});

describe('a run that is killed', { timeout: 60_000 }, () => {
  it('leaves whole lines at ten moments, and goes on without losing or repeating a product', {
    timeout: 180_000,
  }, async () => {
    const server = await scene.serve({ latency: 20 });
    const output = scene.file('killed.jsonl');
    const concurrency = 16;
    const words = ['batch', input, ...FIELDS, '--output', output, '--resume', '--concurrency', String(concurrency)];
    let kills = 0;
    for (; kills < 10; kills++) {
      const before = existsSync(output) ? scene.rows('killed.jsonl').length : 0;
      const run = await scene.run(words, server, {
        async onStart(child) {
          const grown = () => (existsSync(output) ? readFileSync(output, 'utf8').split('\n').length - 1 : 0) > before;
          while (!grown() && child.exitCode === null) await pause(5);
          await pause(60 * chance(kills));
          child.kill('SIGKILL');
        },
      });
      if (run.signal !== 'SIGKILL') break;
      expect(readFileSync(output, 'utf8')).toMatch(/\n$/);
      for (const [at, row] of scene.rows('killed.jsonl').entries()) expect(row).toEqual(whole[at]);
    }
    expect(kills).toBe(10);
    const last = await scene.run(words, server);
    expect(last.code).toBe(0);
    expect(scene.rows('killed.jsonl')).toEqual(whole);
    // Only what was in flight, or answered in the last moment before a kill, is asked a second time.
    expect(server.calls).toBeGreaterThanOrEqual(QUESTIONS);
    expect(server.calls).toBeLessThanOrEqual(QUESTIONS + kills * 3 * concurrency);
  });

  it('finishes what it has begun on the first Ctrl-C, and says how to go on', async () => {
    const server = await scene.serve({ latency: 60 });
    const output = scene.file('interrupted.jsonl');
    const words = ['batch', input, ...FIELDS, '--output', output, '--concurrency', '8'];
    const { code, stderr } = await scene.run(words, server, { onStart: (child) => interruptWhen(output, child.pid) });
    expect(code).toBe(130);
    expect(stderr).toContain('finishing the products that are begun; Ctrl-C again stops at once');
    expect(stderr).toContain('0 not answered');
    expect(stderr).toContain(
      `stopped: interrupted\nto ask what is missing in ${output}: the same command with --resume`,
    );
    const rows = scene.rows('interrupted.jsonl');
    expect(rows).toEqual(whole.slice(0, rows.length));
    expect(server.calls).toBe(2 * rows.length);
    await scene.run([...words, '--resume'], server);
    expect(scene.rows('interrupted.jsonl')).toEqual(whole);
    expect(server.calls).toBe(QUESTIONS);
  });

  it('stops at once on the second Ctrl-C, with whole lines', async () => {
    const server = await scene.serve({ latency: 400 });
    const output = scene.file('stopped.jsonl');
    const started = performance.now();
    const words = ['batch', input, ...FIELDS, '--output', output, '--concurrency', '8', '--timeout', '60s'];
    const { code } = await scene.run(words, server, {
      onStart: (child) => interruptWhen(output, child.pid, 2),
    });
    expect(code).toBe(130);
    expect(performance.now() - started).toBeLessThan(30_000);
    const rows = scene.rows('stopped.jsonl');
    expect(rows).toEqual(whole.slice(0, rows.length));
  });
});

/** Sends interrupts, some milliseconds apart, once an output has begun to grow. */
async function interruptWhen(output: string, pid: number | undefined, times = 1): Promise<void> {
  while (!existsSync(output) || readFileSync(output).length === 0) await pause(10);
  for (let time = 0; time < times; time++) {
    if (pid !== undefined) process.kill(pid, 'SIGINT');
    await pause(50);
  }
}

describe('a database that others use', { timeout: 60_000 }, () => {
  it('is waited for when it is locked for a moment, and a run keeps its answers once it is free', async () => {
    const server = await scene.serve({ latency: 20 });
    const { file } = (await catalogueStatus())[0];
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');
    const release = setTimeout(() => other.exec('COMMIT'), 1500);
    const output = scene.file('locked.jsonl');
    const words = ['batch', input, ...FIELDS, '--output', output];
    const { code, stderr } = await scene.run(words, server);
    clearTimeout(release);
    if (other.inTransaction) other.exec('COMMIT');
    other.close();
    expect(stderr).not.toContain('could not be kept');
    expect(code).toBe(0);
    expect(scene.rows('locked.jsonl')).toEqual(whole);
    await scene.run(['batch', input, ...FIELDS, '--quiet'], server);
    expect(server.calls).toBe(QUESTIONS);
  });

  it('does not hold up a run while it is locked in the middle of it', async () => {
    const server = await scene.serve({ latency: 10 });
    const { file } = (await catalogueStatus())[0];
    const other = new Sqlite(file);
    const { code, stderr, stdout } = await scene.run(['batch', input, ...FIELDS], server, {
      onStart(child) {
        child.stdout?.once('data', () => {
          other.exec('BEGIN IMMEDIATE');
          setTimeout(() => other.exec('COMMIT'), 2000);
        });
      },
    });
    other.close();
    expect(stderr).not.toContain('could not be kept');
    expect(code).toBe(0);
    expect(stdout).toBe(lines(whole));
  });

  it('says in one sentence that it stays locked, and asks nothing', { timeout: 60_000 }, async () => {
    const server = await scene.serve();
    const { file } = (await catalogueStatus())[0];
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');
    const { code, stderr } = await scene.run(['batch', input, ...FIELDS, '--output', scene.file('no.jsonl')], server);
    other.exec('COMMIT');
    other.close();
    expect(code).toBe(2);
    expect(stderr).toContain('is still locked by another process: try again when that has finished');
    expect(server.calls).toBe(0);
  });

  it('serves two batches at once', async () => {
    const server = await scene.serve({ latency: 10 });
    const outputs = ['one.jsonl', 'two.jsonl'];
    const runs = await Promise.all(
      outputs.map((name) => scene.run(['batch', input, ...FIELDS, '--output', scene.file(name)], server)),
    );
    for (const [at, name] of outputs.entries()) {
      expect(runs[at]).toMatchObject({ code: 0 });
      expect(scene.rows(name)).toEqual(whole);
    }
    expect(server.calls).toBeLessThanOrEqual(2 * QUESTIONS);
    const { calls } = server;
    await scene.run(['batch', input, ...FIELDS, '--quiet'], server);
    expect(server.calls).toBe(calls);
  });
});

async function catalogueStatus() {
  return JSON.parse((await scene.run(['db', 'status', '--format', 'json'])).stdout);
}

describe('a full disk', { timeout: 60_000 }, () => {
  it('ends the run with a sentence and whole lines, and is gone on from when there is room', async () => {
    const server = await scene.serve();
    const output = scene.file('full.jsonl');
    const config = await configOf(server);
    const words = [BIN, 'batch', input, ...FIELDS, '--no-cache', '--details', '--output', output, ...config];
    // The limit counts blocks of 512 bytes; the shell that sets it becomes the program.
    const { code, stderr } = await runLimited(`ulimit -f 200; exec "$@"`, words);
    expect(stderr).toContain(`cannot write ${output}, it has reached the limit of file sizes`);
    expect(code).toBe(2);
    const rows = scene.rows('full.jsonl');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map(({ id, values }) => ({ id, values }))).toEqual(whole.slice(0, rows.length));
    const last = await scene.run(['batch', input, ...FIELDS, '--details', '--output', output, '--resume'], server);
    expect(last.code).toBe(0);
    expect(scene.rows('full.jsonl').map(({ id, values }) => ({ id, values }))).toEqual(whole);
  });

  it.skipIf(!existsSync('/dev/full')).each([
    ['a file', 'exec "$@" --output /dev/full', 'cannot write /dev/full, the disk is full: make room'],
    ['standard output', 'exec "$@" > /dev/full', 'cannot write to standard output'],
  ])('ends the run when there is no room for %s at all', async (_, script, message) => {
    const server = await scene.serve({ latency: 20 });
    const words = [BIN, 'batch', input, ...FIELDS, ...(await configOf(server))];
    const { code, stderr } = await runLimited(script, words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(server.calls).toBeLessThan(QUESTIONS / 2);
  });
});

async function configOf(server: Awaited<ReturnType<typeof scene.serve>>): Promise<readonly string[]> {
  await scene.run(['batch', input, '--limit', '1', ...FIELDS, '--quiet'], server);
  return ['--config', scene.file(`config-${new URL(server.url).port}.json`), '--llm', 'test'];
}

/** Runs the program from a shell script, as its "$@". */
function runLimited(script: string, words: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const child = spawn('sh', ['-c', script, 'sh', process.execPath, ...words], {
    cwd: scene.folder,
    env: { ...process.env, ...scene.environment(), NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })));
}
