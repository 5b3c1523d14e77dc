// 20,000 calls of 50 ms: a connector behind a queue over a bare undici Pool that makes the same calls. The server and each
// way of calling are processes of their own; the ways take turns, and the best of the rounds count.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const CALLS = Number(process.env.BENCH_CALLS ?? 20_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const MOST_WALL = 1.1;
const MOST_CPU = 3;

interface Measured {
  readonly wall: number;
  readonly cpu: number;
}

const runner = join('test', 'bench', 'bundle-and-run.js');
const server = spawn(process.execPath, [runner, join('test', 'helpers', 'llm-server-process.ts'), '{"latency":50}'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});

function measure(way: string, url: string, concurrency: number): Measured {
  const words = [runner, join('test', 'bench', 'calls-client.ts'), way, url, String(CALLS), String(concurrency)];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as Measured;
}

function bestOf(runs: readonly Measured[]): Measured {
  return { wall: Math.min(...runs.map(({ wall }) => wall)), cpu: Math.min(...runs.map(({ cpu }) => cpu)) };
}

function compare(url: string, concurrency: number): void {
  const bare: Measured[] = [];
  const connector: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(measure('bare', url, concurrency));
    connector.push(measure('connector', url, concurrency));
  }
  const [its, own] = [bestOf(bare), bestOf(connector)];
  const [wall, cpu] = [own.wall / its.wall, own.cpu / its.cpu];
  console.log(
    `${CALLS} calls of 50 ms, ${concurrency} at once: connector ${(own.wall / 1000).toFixed(2)} s, ${(own.cpu / CALLS).toFixed(3)} ms CPU a call; over a bare Pool: wall ${wall.toFixed(2)} (at most ${MOST_WALL}), CPU ${cpu.toFixed(2)} (at most ${MOST_CPU})`,
  );
  if (wall > MOST_WALL || cpu > MOST_CPU) process.exitCode = 1;
}

try {
  const url = String((await once(server.stdout, 'data'))[0]).trim();
  for (const concurrency of [64, 256]) compare(url, concurrency);
} finally {
  server.kill();
}
