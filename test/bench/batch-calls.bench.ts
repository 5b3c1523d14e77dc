// 20,000 products with one field each, 50 ms a call, 256 at once: the whole of `batch` over a bare undici Pool that makes
// the same calls. Both are processes of their own, in turns.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measured, measureProcess } from './measure-process.js';

const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 20_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const CONCURRENCY = 256;
const MOST_WALL = 1.15;
const MOST_CPU = 3;

const bench = join('test', 'bench');
const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const env = { XDG_DATA_HOME: folder };
const server = spawn(process.execPath, [join(bench, 'slow-server.js')], { stdio: ['ignore', 'pipe', 'inherit'] });

const COLOURS = ['blanc', 'noir', 'gris', 'rouge', 'vert'];
const describe = (id: number) =>
  `Baignoire rectangulaire en acrylique ${COLOURS[id % COLOURS.length]}, 170 x 70 cm, réf. ${id}. Livrée avec pieds réglables.`;

function write(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function batchOf(count: number, url: string, words: readonly string[]): readonly string[] {
  const rows = Array.from({ length: count }, (_, id) => JSON.stringify({ id, description: describe(id) }));
  const llm = { chainOfThoughts: 'basic', connector: { type: 'openai', baseUrl: `${url}/v1`, model: 'bench' } };
  const config = write('config.json', JSON.stringify({ llms: { bench: llm } }));
  const input = write('products.jsonl', rows.join('\n'));
  const asked = ['--config', config, '--llm', 'bench', '--fields', 'EF000007', '--concurrency', String(CONCURRENCY)];
  return ['bin/run.js', 'batch', input, ...asked, '--quiet', ...words];
}

const best = (runs: readonly Measured[], what: 'wall' | 'cpu') => Math.min(...runs.map((run) => run[what]));

async function main(): Promise<void> {
  const url = String((await once(server.stdout, 'data'))[0]).trim();
  await measureProcess(batchOf(1, url, ['--no-cache', '--output', join(folder, 'first.jsonl')]), { env });
  const { last } = (await (await fetch(url)).json()) as { last: string };
  const body = write('body.json', last);
  const runs: Record<string, Measured[]> = { bare: [], batch: [], cached: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const output = join(folder, `out-${round}`);
    const bare = [join(bench, 'bare-calls.js'), url, String(PRODUCTS), String(CONCURRENCY), body];
    runs.bare?.push(await measureProcess(bare));
    runs.batch?.push(
      await measureProcess(batchOf(PRODUCTS, url, ['--no-cache', '--output', `${output}.jsonl`]), { env }),
    );
    const kept = batchOf(PRODUCTS, url, ['--refresh', '--output', `${output}-cached.jsonl`]);
    runs.cached?.push(await measureProcess(kept, { env }));
  }
  report(runs);
}

function report({ bare = [], batch = [], cached = [] }: Record<string, Measured[]>): void {
  const rows = { 'bare Pool': bare, 'batch --no-cache': batch, 'batch, answers kept': cached };
  for (const [name, measured] of Object.entries(rows)) {
    const [wall, cpu] = [best(measured, 'wall'), best(measured, 'cpu')];
    const ratios = `wall ${(wall / best(bare, 'wall')).toFixed(2)}, CPU ${(cpu / best(bare, 'cpu')).toFixed(2)}`;
    console.log(
      `${name}: ${(wall / 1000).toFixed(2)} s, ${(cpu / PRODUCTS).toFixed(3)} ms CPU a call, peak ${best(measured, 'wall') && Math.max(...measured.map(({ peak }) => peak)).toFixed(0)} MB; over bare: ${ratios}`,
    );
    const tooMuch = wall > MOST_WALL * best(bare, 'wall') || cpu > MOST_CPU * best(bare, 'cpu');
    if (measured !== bare && tooMuch) process.exitCode = 1;
  }
  console.log(`targets: wall ≤ ${MOST_WALL}, CPU ≤ ${MOST_CPU}`);
}

try {
  await main();
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
