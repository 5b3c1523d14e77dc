// 20,000 products of 50 ms with 256 questions at once: a batch over a queue with one and with three workers, over the
// same batch without a queue; and what Redis takes.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis, WITHOUT_REDIS } from '../helpers/redis.js';
import { measureProcess } from './measure-process.js';

const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 20_000);
const AT_ONCE = 256;

if (WITHOUT_REDIS) {
  console.log(WITHOUT_REDIS);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const file = (name: string) => join(folder, name);
const connector = { type: 'static', text: '"blanc"', delay: 50 };
writeFileSync(
  file('config.json'),
  JSON.stringify({ llm: 'slow', llms: { slow: { chainOfThoughts: 'basic', connector } } }),
);
const rows = Array.from({ length: PRODUCTS }, (_, id) =>
  JSON.stringify({ id, description: `Lavabo blanc ${id}, 60 cm` }),
);
writeFileSync(file('products.jsonl'), rows.join('\n'));
const env = { XDG_DATA_HOME: folder };
const common = ['--config', file('config.json'), '--no-cache'];
const bin = join('bin', 'run.js');
await measureProcess([bin, 'un lavabo', '--fields', 'EF000007', '--quiet'], { env });

/** Products a second of a whole batch, its start included. */
async function batch(output: string, ...words: string[]): Promise<{ rate: number; cpu: number }> {
  const all = [bin, 'batch', file('products.jsonl'), '--fields', 'EF000007', '--output', file(output), ...common];
  const { wall, cpu } = await measureProcess([...all, '--quiet', ...words], { env });
  return { rate: PRODUCTS / (wall / 1000), cpu: cpu / PRODUCTS };
}

const redis = await startRedis();
let workers: ChildProcess[] = [];

async function startWorkers(count: number): Promise<void> {
  const words = ['worker', '--queue', redis.url, '--concurrency', String(Math.ceil(AT_ONCE / count)), ...common];
  workers = Array.from({ length: count }, () =>
    spawn(process.execPath, [bin, ...words, '--quiet'], { env: { ...process.env, ...env }, stdio: 'inherit' }),
  );
  while ((await redis.client.keys('akeneo-lookup:worker:*')).length < count) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stopWorkers(): Promise<void> {
  const ended = workers.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of workers) child.kill('SIGTERM');
  await Promise.all(ended);
}

const memory = async () => Number(/used_memory:(\d+)/.exec(await redis.client.info('memory'))?.[1]);

try {
  const alone = await batch('alone.jsonl', '--concurrency', String(AT_ONCE));
  console.log(`${PRODUCTS} products of 50 ms, ${AT_ONCE} at once: without a queue ${alone.rate.toFixed(0)} products/s`);
  for (const count of [1, 3]) {
    await redis.client.flushall();
    await startWorkers(count);
    const before = await memory();
    let peak = before;
    const timer = setInterval(async () => {
      peak = Math.max(peak, await memory());
    }, 100);
    const { rate, cpu } = await batch(`workers-${count}.jsonl`, '--queue', redis.url);
    clearInterval(timer);
    const taken = peak - before;
    console.log(
      `with ${count} worker${count > 1 ? 's' : ''}: ${rate.toFixed(0)} products/s, ratio ${(rate / alone.rate).toFixed(2)}; the batch itself ${cpu.toFixed(2)} ms CPU a product (without a queue ${alone.cpu.toFixed(2)}); Redis at most ${(taken / 1e6).toFixed(1)} MB more, ${(taken / PRODUCTS).toFixed(0)} bytes a product`,
    );
    await stopWorkers();
  }
} finally {
  for (const child of workers) child.kill();
  await redis.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
