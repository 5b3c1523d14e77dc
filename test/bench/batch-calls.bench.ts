// 20,000 products with one field each, 50 ms a call, 256 at once: the whole of `batch` over a bare undici Pool that makes
// the same calls. Both are processes of their own, in turns. Then the form that people configure, 5,000 at 128: few-shot
// questions with the bundled catalogue, sent as chat with a JSON schema, and answers kept.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measured, measureProcess } from './measure-process.js';

const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 20_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const MOST_WALL = 1.15;
const MOST_CPU = 3;

/** How questions are put, and how many at once. */
interface Form {
  readonly llm: 'bare' | 'few-shot';
  readonly concurrency: number;
  readonly products: number;
}
const BARE: Form = { llm: 'bare', concurrency: 256, products: PRODUCTS };
const CONFIGURED: Form = { llm: 'few-shot', concurrency: 128, products: Math.ceil(PRODUCTS / 4) };

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

function batchOf({ llm, concurrency, products }: Form, url: string, words: readonly string[]): readonly string[] {
  const rows = Array.from({ length: products }, (_, id) => JSON.stringify({ id, description: describe(id) }));
  const connector = { type: 'openai', baseUrl: `${url}/v1`, model: 'bench' };
  const llms = { bare: { chainOfThoughts: 'basic', connector }, 'few-shot': { connector } };
  const config = write('config.json', JSON.stringify({ llms }));
  const input = write('products.jsonl', rows.join('\n'));
  const asked = ['--config', config, '--llm', llm, '--fields', 'EF000007', '--concurrency', String(concurrency)];
  return ['bin/run.js', 'batch', input, ...asked, '--quiet', ...words];
}

const best = (runs: readonly Measured[], what: 'wall' | 'cpu') => Math.min(...runs.map((run) => run[what]));

/** The words by which a Pool makes the calls of a form. */
async function bareOf(form: Form, url: string): Promise<readonly string[]> {
  const first = join(folder, `first-${form.llm}.jsonl`);
  await measureProcess(batchOf({ ...form, products: 1 }, url, ['--no-cache', '--output', first]), { env });
  const { last } = (await (await fetch(url)).json()) as { last: string };
  const body = write(`body-${form.llm}.json`, last);
  return [join(bench, 'bare-calls.js'), url, String(form.products), String(form.concurrency), body];
}

async function main(): Promise<void> {
  const url = String((await once(server.stdout, 'data'))[0]).trim();
  const runs: Record<string, Measured[]> = { bare: [], batch: [], cached: [], pool: [], configured: [] };
  const [bare, pool] = [await bareOf(BARE, url), await bareOf(CONFIGURED, url)];
  for (let round = 0; round < ROUNDS; round++) {
    const measure = async (name: string, words: readonly string[]) =>
      runs[name]?.push(await measureProcess(words, { env }));
    const output = (name: string) => ['--output', join(folder, `${name}-${round}.jsonl`)];
    await measure('bare', bare);
    await measure('batch', batchOf(BARE, url, ['--no-cache', ...output('batch')]));
    await measure('cached', batchOf(BARE, url, ['--refresh', ...output('cached')]));
    await measure('pool', pool);
    await measure('configured', batchOf(CONFIGURED, url, ['--refresh', ...output('configured')]));
  }
  const { bare: its = [], batch = [], cached = [], pool: theirs = [], configured = [] } = runs;
  report(BARE, { 'bare Pool': its, 'batch --no-cache': batch, 'batch, answers kept': cached });
  console.log(`targets: wall ≤ ${MOST_WALL}, CPU ≤ ${MOST_CPU}`);
  report(CONFIGURED, { 'bare Pool, few-shot': theirs, 'batch as configured': configured });
  console.log('targets, not held yet: wall ≤ 1.2, 0.35 ms CPU a call');
}

/** Prints each way of a form beside the first, which is the bare one. */
function report(form: Form, rows: Readonly<Record<string, readonly Measured[]>>): void {
  const [bare = []] = Object.values(rows);
  for (const [name, measured] of Object.entries(rows)) {
    const [wall, cpu] = [best(measured, 'wall'), best(measured, 'cpu')];
    const ratios = `wall ${(wall / best(bare, 'wall')).toFixed(2)}, CPU ${(cpu / best(bare, 'cpu')).toFixed(2)}`;
    const peak = Math.max(...measured.map((run) => run.peak)).toFixed(0);
    console.log(
      `${name}: ${(wall / 1000).toFixed(2)} s, ${(cpu / form.products).toFixed(3)} ms CPU a call, peak ${peak} MB; over bare: ${ratios}`,
    );
    const tooMuch = wall > MOST_WALL * best(bare, 'wall') || cpu > MOST_CPU * best(bare, 'cpu');
    if (form === BARE && measured !== bare && tooMuch) process.exitCode = 1;
  }
}

try {
  await main();
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
