// `serve` under a mix of hostile clients for 15 minutes, with its memory, its health and lost answers counted:
//   node test/bench/bundle-and-run.js test/bench/serve-faults.ts [MINUTES]
// Good clients ask all the time, and every answer of theirs must come. Beside them: uploads that pause, sockets that send
// nothing, bodies of a megabyte, clients that hang up, codes that are no text, texts that take long, a model that hangs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SHAPES } from './hostile-texts.js';

const minutes = Number(process.argv[2] ?? 15);
const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const until = performance.now() + minutes * 60_000;
const counts = { good: 0, wrong: 0, lost: 0, hostile: 0, slowHealth: 0, checks: 0 };
let slowest = 0;

// A model that never answers holds its own places only.
const hanging = createServer((request) => void request.resume()).listen(0, '127.0.0.1');
await once(hanging, 'listening');
const { port: hangingPort } = hanging.address() as { port: number };
const config = join(folder, 'config.json');
const connector = { type: 'openai', model: 'm', baseUrl: `http://127.0.0.1:${hangingPort}/v1` };
writeFileSync(config, JSON.stringify({ llms: { hangs: { connector } } }));

const words = ['bin/run.js', 'serve', '--port', '0', '--config', config, '--timeout', '5s'];
const env = { ...process.env, XDG_DATA_HOME: folder };
const server = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
const log: string[] = [];
for (const stream of [server.stdout, server.stderr])
  stream.setEncoding('utf8').on('data', (text: string) => log.push(...text.split('\n').filter(Boolean)));
while (!log.some((line) => line.includes('listening'))) await pause(50);
const url = JSON.parse(log.find((line) => line.includes('listening')) ?? '{}').url as string;
const port = Number(new URL(url).port);

const post = (path: string, body: string | ReadableStream, type = 'application/json', signal?: AbortSignal) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    duplex: 'half',
    ...(signal && { signal }),
  } as RequestInit);
const lookup = (description: string, more: object = {}, signal?: AbortSignal) =>
  post('/api/product/fields/lookup', JSON.stringify({ description, fields: ['EF000008'], ...more }), undefined, signal);
const quietly = (done: Promise<unknown>) => done.catch(() => undefined);

/** Asks for one product after the other; each must be answered, and rightly. */
async function goodClient(at: number): Promise<void> {
  for (let width = 40 + at; performance.now() < until; width = 40 + ((width + 1) % 60)) {
    try {
      const response = await lookup(`Lavabo blanc, largeur ${width} cm`);
      const values = (await response.json()) as Record<string, unknown>;
      if (response.status === 200 && values.EF000008 === width) counts.good++;
      else counts.wrong++;
    } catch {
      counts.lost++;
    }
    await pause(20);
  }
}

/** Two lines with a pause of 13 s between. */
async function slowUpload(): Promise<void> {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(encoder.encode('{"id":1,"description":"Table 60 cm"}\n'));
      await pause(13_000);
      controller.enqueue(encoder.encode('{"id":2,"description":"Table 61 cm"}\n'));
      controller.close();
    },
  });
  const response = await post('/api/products/lookup?fields=EF000008', body, 'application/x-ndjson');
  const lines = (await response.text()).trim().split('\n');
  if (lines.length !== 2 || response.status !== 200) counts.wrong++;
}

const silentSockets = async (count: number) => {
  const sockets = Array.from({ length: count }, () =>
    connect(port, '127.0.0.1')
      .on('error', () => undefined)
      .pause(),
  );
  await pause(12_000);
  for (const socket of sockets) socket.destroy();
};

const HOSTILE: readonly (() => Promise<unknown>)[] = [
  slowUpload,
  () => silentSockets(300),
  () =>
    Promise.all(Array.from({ length: 20 }, () => lookup('x'.repeat(1_000_000)).then((response) => response.text()))),
  () => lookup(SHAPES[counts.hostile % SHAPES.length]?.make(200_000) ?? '').then((response) => response.text()),
  () => lookup('x', { fields: ['\ud800', ...Array.from({ length: 999 }, (_, at) => `é${at}`)] }).then((r) => r.text()),
  () => lookup('Table', { llm: 'hangs' }, AbortSignal.timeout(1000)),
  () => lookup('Table', { llm: 'hangs' }).then((response) => response.text()),
  () =>
    post('/api/products/lookup?fields=EF000008', `${'['.repeat(200_000)}\n`, 'application/x-ndjson').then((r) =>
      r.text(),
    ),
  () => fetch(`${url}/docs/static/%c0%ae`).then((response) => response.text()),
  () => post('/api/product/fields/lookup', '{"description":').then((response) => response.text()),
];

async function hostileClient(at: number): Promise<void> {
  for (let turn = at; performance.now() < until; turn++) {
    counts.hostile++;
    await quietly(HOSTILE[turn % HOSTILE.length]?.() ?? Promise.resolve());
  }
}

async function watchHealth(): Promise<void> {
  while (performance.now() < until) {
    const started = performance.now();
    const response = await quietly(fetch(`${url}/health`));
    const taken = performance.now() - started;
    counts.checks++;
    slowest = Math.max(slowest, taken);
    if (!response || taken > 2000) counts.slowHealth++;
    await pause(1000);
  }
}

/** Megabytes that the server holds, as Linux tells. */
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

async function watchMemory(): Promise<void> {
  for (let minute = 0; performance.now() < until; minute++) {
    console.log(`minute ${minute}: ${memory().toFixed(0)} MB, ${JSON.stringify(counts)}`);
    await pause(60_000);
  }
}

const clients = [...Array(4).keys()].map(goodClient);
const strangers = [...Array(6).keys()].map(hostileClient);
await Promise.all([...clients, ...strangers, watchHealth(), watchMemory()]);
await pause(30_000);
const isAlive = server.exitCode === null;
console.log(
  `end: ${memory().toFixed(0)} MB after 30 s of rest, slowest /health ${slowest.toFixed(0)} ms, ${JSON.stringify(counts)}`,
);
const ending = once(server, 'exit');
server.kill('SIGTERM');
const [code] = await ending;
console.log(`the process ${isAlive ? 'lived to the end' : 'DIED'}, SIGTERM gave ${code}`);
for (const line of new Set(log.filter((line) => /problem|error/.test(line)).map((line) => line.slice(0, 300))))
  console.log(line);
hanging.closeAllConnections();
hanging.close();
rmSync(folder, { recursive: true, force: true });
if (!isAlive || counts.lost + counts.wrong > 0) process.exitCode = 1;
