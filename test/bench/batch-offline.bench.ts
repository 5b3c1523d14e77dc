// 1,000,000 short products, 4 fields, offline: products a second, the gain of the other processors, and memory, which must
// not grow once 50,000 products are done.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 1_000_000);
const SETTLED = 50_000;
/** Products that one and all processors are compared over. */
const COMPARED = Math.min(20_000, PRODUCTS);
const MOST_MEMORY = 200;
/** A later peak within this of the earlier one is no growth. */
const NOISE = 1.05;
const FIELDS = 'EF002169,EF000007,EF000008,EF000040';
const MATERIALS = ['acrylique', 'acier', 'inox', 'céramique', 'bois', 'verre'];
const COLOURS = ['blanc', 'noir', 'gris', 'rouge', 'vert'];

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const { NODE_EXTRA_CA_CERTS, ...inherited } = process.env;
const env = { ...inherited, XDG_DATA_HOME: folder };

interface Sample {
  readonly bytes: number;
  readonly megabytes: number;
}

async function writeProducts(): Promise<string> {
  const path = join(folder, 'products.csv');
  const file = createWriteStream(path);
  file.write('sku;description\n');
  for (let id = 0; id < PRODUCTS; id++) {
    const size = `${60 + (id % 97)} x ${40 + (id % 41)} cm`;
    const row = `${id};Baignoire en ${MATERIALS[id % 6]} ${COLOURS[(id >> 2) % 5]}, ${size}, réf. ${id}\n`;
    if (!file.write(row)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}

/** Runs a batch, on one processor or on all, and looks at its memory on the way. */
async function run(input: string, limit: number, single = false) {
  const output = join(folder, `out-${limit}-${single}.jsonl`);
  const words = ['bin/run.js', 'batch', input, '--fields', FIELDS, '--limit', String(limit), '--output', output, '-q'];
  const started = performance.now();
  const [program = '', ...rest] = single ? ['taskset', '-c', '0', process.execPath] : [process.execPath];
  const child = spawn(program, [...rest, ...words], { env, stdio: 'inherit' });
  const samples: Sample[] = [];
  const timer = setInterval(() => samples.push(look(child.pid ?? 0, output)), 250);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  if (code !== 0) throw new Error(`exit ${code}`);
  return { seconds: (performance.now() - started) / 1000, samples, bytes: statSync(output).size };
}

function look(pid: number, output: string): Sample {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    return { bytes: statSync(output, { throwIfNoEntry: false })?.size ?? 0, megabytes };
  } catch {
    return { bytes: 0, megabytes: 0 };
  }
}

const peak = (samples: readonly Sample[]) => Math.max(0, ...samples.map(({ megabytes }) => megabytes));

async function main(): Promise<void> {
  const input = await writeProducts();
  await run(input, 1);
  const one = await run(input, COMPARED, true);
  const all = await run(input, COMPARED - 1);
  console.log(
    `${COMPARED} products: ${(COMPARED / one.seconds).toFixed(0)} a second on one processor, ${(COMPARED / all.seconds).toFixed(0)} on all, ratio ${(one.seconds / all.seconds).toFixed(2)}`,
  );
  const whole = await run(input, PRODUCTS);
  const settled = (SETTLED / PRODUCTS) * whole.bytes;
  const before = peak(whole.samples.filter(({ bytes }) => bytes <= settled));
  const after = peak(whole.samples.filter(({ bytes }) => bytes > settled));
  console.log(
    `${PRODUCTS} products, 4 fields: ${(PRODUCTS / whole.seconds).toFixed(0)} a second; peak memory ${before.toFixed(0)} MB over the first ${SETTLED}, ${after.toFixed(0)} MB after (at most ${MOST_MEMORY}, no growth)`,
  );
  if (Math.max(before, after) > MOST_MEMORY || after > before * NOISE) process.exitCode = 1;
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
