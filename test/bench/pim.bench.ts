// A pull of 5,000 products and a push of 20,000 values, against bare requests for the same at the same concurrency, over a
// PIM that takes half a second for a page of products and as long for a list of lines; and the memory of both.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCatalogue } from '../helpers/pim-catalogue.js';
import { LOGIN, type SeenRequest, startPim } from '../helpers/pim-server.js';
import type { StoredProduct } from '../helpers/pim-store.js';
import { type Measured, measureProcess } from './measure-process.js';

const PRODUCTS = 7_000;
/** Five of the seven families, those without variants: 5,000 products. */
const FAMILIES = ['led_tvs', 'lamps', 'shelves', 'drills', 'kettles'];
const DELAY = Number(process.env.BENCH_PIM_DELAY ?? 500);
const AT_ONCE = 4;
const MOST_RATIO = 1.3;
const MOST_MEMORY = 200;

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const config = join(folder, 'rc.yaml');

/** A PIM of so many products, of which a thousand share their values; 300,000 were tried. */
const MANY = Number(process.env.BENCH_PIM_MANY ?? 50_000);
const FEW = 5_000;
/** How much more memory ten times as many products may take. */
const MOST_GROWTH = 1.15;

async function serveMany(products: number): Promise<void> {
  const { store } = makeCatalogue(1_000);
  const made = [...store.products.values()];
  store.products.clear();
  for (let serial = 0; serial < products; serial++) {
    const uuid = `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`;
    store.products.set(uuid, { ...(made[serial % made.length] as StoredProduct), uuid, identifier: `many-${serial}` });
  }
  const server = await startPim(store);
  server.isStill = true;
  setInterval(() => server.requests.splice(0), 1_000).unref();
  process.send?.(server.url);
}

/** Rows of many products, written as they come: the memory must not grow with their number. */
async function measureMany(products: number): Promise<number> {
  const server = startServer('serve-many', String(products));
  try {
    writeFileSync(
      config,
      JSON.stringify({ database: join(folder, 'catalogue.db'), pim: { url: await message(server), ...LOGIN } }),
    );
    const words = ['bin/run.js', 'pim', 'products', '--config', config, '--quiet'];
    const { wall, cpu, peak, rows } = await measureProcess(words, { keeps: false });
    if (rows !== products) throw new Error(`${rows} rows of ${products} products`);
    console.log(
      `products, ${rows.toLocaleString('en')} rows: ${(wall / 1000).toFixed(1)} s, ${(cpu / 1000).toFixed(1)} s of processor; peak memory ${peak.toFixed(0)} MB (at most ${MOST_MEMORY})`,
    );
    if (peak > MOST_MEMORY) process.exitCode = 1;
    return peak;
  } finally {
    server.kill();
  }
}

function startServer(...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(import.meta.url), ...words], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** The PIM is a process of its own, which tells its address, and on request what it was asked. */
async function serve(): Promise<void> {
  const server = await startPim(makeCatalogue(PRODUCTS).store);
  server.delay = DELAY;
  process.on('message', () => {
    process.send?.(server.requests.splice(0));
  });
  process.send?.(server.url);
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (value) => resolve(value as T)));
}

function requestsOf(server: ChildProcess): Promise<readonly SeenRequest[]> {
  const told = message<readonly SeenRequest[]>(server);
  server.send('requests');
  return told;
}

/** The same requests without anything around them: those of a cursor one after the other, the others four at once. */
async function bare(url: string, requests: readonly SeenRequest[]): Promise<number> {
  const login = requests.find(({ path }) => path.endsWith('/token'));
  const asked = requests.filter(({ path }) => !path.endsWith('/token'));
  const started = performance.now();
  const headers = { authorization: login?.authorization ?? '', 'content-type': 'application/json' };
  const granted = await fetch(`${url}/api/oauth/v1/token`, { method: 'POST', headers, body: login?.body ?? '' });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const ask = async ({ method, url: address, body }: (typeof asked)[number]) => {
    const reply = await fetch(url + address, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.akeneo.collection+json' },
      ...(method === 'PATCH' && { body }),
    });
    await reply.text();
  };
  const isPage = ({ method, url: address }: (typeof asked)[number]) =>
    method === 'GET' && address.includes('/products-uuid?') && !address.includes('%22uuid%22');
  const pages = asked.filter(isPage);
  const others = asked.filter((request) => !isPage(request));
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = others.shift(); next; next = others.shift()) await ask(next);
    }),
  );
  for (const page of pages) await ask(page);
  return performance.now() - started;
}

function tell(what: string, measured: Measured, bareTime: number): void {
  const ratio = measured.wall / bareTime;
  console.log(
    `${what}: ${(measured.wall / 1000).toFixed(1)} s, bare ${(bareTime / 1000).toFixed(1)} s, ratio ${ratio.toFixed(2)} (at most ${MOST_RATIO}); ${(measured.cpu / 1000).toFixed(1)} s of processor; peak memory ${measured.peak.toFixed(0)} MB (at most ${MOST_MEMORY})`,
  );
  if (ratio > MOST_RATIO || measured.peak > MOST_MEMORY) process.exitCode = 1;
}

/** Four attributes that no product has. */
function answersFor(ids: readonly string[]): string {
  const values = { ean: '1234567890123', supplier_code: 'A-17', note_1: 'a note', internal_0: true };
  const answers = Object.entries(values).map(([field, value]) => ({
    ...{ field, value, status: 'found', confidence: 0.99, evidence: { text: String(value), start: 0, end: 1 } },
  }));
  return ids.map((id) => `${JSON.stringify({ id, answers })}\n`).join('');
}

async function main(): Promise<void> {
  const server = startServer('serve');
  try {
    const url = await message<string>(server);
    writeFileSync(config, JSON.stringify({ database: join(folder, 'catalogue.db'), pim: { url, ...LOGIN } }));
    const words = ['--config', config, '--quiet'];
    const pull = await measureProcess(['bin/run.js', 'pim', 'pull', '--family', FAMILIES.join(','), ...words]);
    tell('pull of 5,000 products', pull, await bare(url, await requestsOf(server)));
    await requestsOf(server);
    const rows = await measureProcess(['bin/run.js', 'pim', 'products', '--family', FAMILIES.join(','), ...words]);
    tell('products, 5,000 rows', rows, await bare(url, await requestsOf(server)));
    await requestsOf(server);
    const filled = join(folder, 'filled.jsonl');
    const ids = rows.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id as string);
    writeFileSync(filled, answersFor(ids));
    const push = await measureProcess(['bin/run.js', 'pim', 'push', filled, '--yes', ...words]);
    console.log(push.stdout.trim());
    tell('push of 20,000 values', push, await bare(url, await requestsOf(server)));
    server.kill();
    const growth = (await measureMany(MANY)) / (await measureMany(FEW));
    console.log(`memory of ${MANY / FEW} times as many products: ${growth.toFixed(2)} times (at most ${MOST_GROWTH})`);
    if (growth > MOST_GROWTH) process.exitCode = 1;
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , asked, count] = process.argv;
if (asked === 'serve') await serve();
else if (asked === 'serve-many') await serveMany(Number(count));
else await main();
