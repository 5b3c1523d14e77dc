// Resuming a half-done output of 100,000 lines: from the start of the process to the first question. The catalogue is there,
// as it is when a run is continued.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PRODUCTS = 200_000;
const DONE = 100_000;
const MOST_SECONDS = 2;
const ROUNDS = 3;

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const { NODE_EXTRA_CA_CERTS, ...inherited } = process.env;
const env = { ...inherited, XDG_DATA_HOME: folder };
const describe = (id: number) => `Lavabo blanc de la série ${id}, largeur ${40 + (id % 90)} cm, à poser ou à suspendre`;

function write(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

async function main(): Promise<void> {
  let asked: (() => void) | undefined;
  const server = createServer((_, response) => {
    asked?.();
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connector = { type: 'openai', baseUrl: `http://127.0.0.1:${port}/v1`, model: 'm' };
  const config = write('config.json', [{ llms: { bench: { chainOfThoughts: 'basic', connector } } }]);
  const ids = Array.from({ length: PRODUCTS }, (_, id) => id);
  const input = write(
    'products.jsonl',
    ids.map((id) => ({ id, description: describe(id) })),
  );
  const values = { EF000007: 'blanc', EF000008: 60 };
  const cases: [string, unknown[]][] = [
    ['all of it answered', ids.slice(0, DONE).map((id) => ({ id, values }))],
    [
      'its last line not answered',
      ids.slice(0, DONE).map((id) => ({ id, values, ...(id === DONE - 1 && { unanswered: { EF000007: 'failed' } }) })),
    ],
  ];
  execFileSync(process.execPath, ['bin/run.js', 'fields', '--quiet'], { env, stdio: 'ignore' });
  for (const [name, lines] of cases) {
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const output = write(`${name}-${round}.jsonl`, lines);
      const words = ['--config', config, '--llm', 'bench', '--fields', 'EF000007,EF000008', '--output', output];
      const started = performance.now();
      const first = new Promise<void>((resolve) => {
        asked = resolve;
      });
      const all = ['bin/run.js', 'batch', input, ...words, '--resume', '--quiet'];
      const child = spawn(process.execPath, all, { env, stdio: 'ignore' });
      await Promise.race([first, once(child, 'close').then(() => Promise.reject(new Error('ended')))]);
      seconds.push((performance.now() - started) / 1000);
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    const slowest = Math.max(...seconds);
    const list = seconds.map((value) => value.toFixed(2)).join(', ');
    console.log(
      `a half-done output of ${DONE} lines, ${name}: the first question after ${list} s (at most ${MOST_SECONDS})`,
    );
    if (slowest > MOST_SECONDS) process.exitCode = 1;
  }
  server.close();
  server.closeAllConnections();
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
