// Requests a second of `serve` for one field through the static connector, over those of a bare Fastify route. A service
// of two processes shares the processors with the load, so that on a machine of two it cannot show twice the rate.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Each server is loaded in turns, so that both see the same machine. */
const ROUNDS = 4;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 20) / ROUNDS;
const LEAST = 0.6;

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const config = join(folder, 'config.json');
const connector = { type: 'static', text: '"acrylique"' };
writeFileSync(config, JSON.stringify({ llm: 'fixed', llms: { fixed: { chainOfThoughts: 'basic', connector } } }));
const colours = ['blanc', 'noir', 'gris', 'beige', 'bleu', 'vert', 'rouge', 'brun'];
const bodies = Array.from({ length: 64 }, (_, index) => ({
  description: `Baignoire en acrylique ${colours[index % 8]}, ${100 + index} x 70 cm, avec pieds réglables`,
  fields: ['EF002169'],
}));

interface Load {
  readonly rate: number;
  readonly p99: number;
  readonly lost: number;
}

const children: ChildProcess[] = [];
process.on('exit', () => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a server that tells its address in its first line of JSON on standard error. */
function start(words: readonly string[]): Promise<string> {
  const env = { ...process.env, XDG_DATA_HOME: folder };
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  children.push(child);
  let told = '';
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (told.length < 10_000) told += text;
      const [, url] = /"url":"([^"]+)"/.exec(told) ?? [];
      if (url) resolve(url);
    });
    child.on('exit', () => reject(new Error(told)));
  });
}

function load(url: string, seconds: number): Load {
  const words = [join('test', 'bench', 'http-load.js'), url, String(seconds)];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, {
    input: JSON.stringify(bodies),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const bare = await start([join('test', 'bench', 'bare-server.js')]);
const own = await start([join('bin', 'run.js'), 'serve', '--port', '0', '--config', config]);
const pair = await start([join('bin', 'run.js'), 'serve', '--port', '0', '--config', config, '--processes', '2']);
const routeOf = (url: string) => new URL('/api/product/fields/lookup', url).href;
const urls = { bare, own: routeOf(own), pair: routeOf(pair) };
const loads: Record<keyof typeof urls, Load[]> = { bare: [], own: [], pair: [] };
for (const url of Object.values(urls)) load(url, 1);
for (let round = 0; round < ROUNDS; round++)
  for (const [name, url] of Object.entries(urls)) loads[name as keyof typeof urls].push(load(url, SECONDS));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const bareRate = mean(loads.bare.map(({ rate }) => rate));
console.log(`bare route: ${bareRate.toFixed(0)} requests/s`);
const ratios = Object.entries({ 'one process': loads.own, 'two processes': loads.pair }).map(([name, runs]) => {
  const rate = mean(runs.map((run) => run.rate));
  const lost = runs.reduce((sum, entry) => sum + entry.lost, 0);
  if (lost > 0) process.exitCode = 1;
  const p99 = Math.max(...runs.map((run) => run.p99));
  console.log(
    `serve, one field, ${name}: ${rate.toFixed(0)} requests/s, p99 ${p99} ms; ratio ${(rate / bareRate).toFixed(2)} (at least ${LEAST}); lost requests: ${lost}`,
  );
  return rate / bareRate;
});
process.exit(Math.max(...ratios) < LEAST ? 1 : process.exitCode);
