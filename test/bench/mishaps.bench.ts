// One `lookup` of 400 fields with default settings, while a tenth of the calls get HTTP 500, a tenth 429 with
// `Retry-After: 1`, and a twentieth no answer at all: every field comes back.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess } from './measure-process.js';

const FIELDS = 400;
const LATENCIES = (process.env.BENCH_LATENCIES ?? '50,100').split(',').map(Number);
const MISHAPS = { broken: 0.1, busy: 0.1, silent: 0.05 };

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-bench-'));
const database = join(folder, 'catalogue.db');
const runner = join('test', 'bench', 'bundle-and-run.js');

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

async function run(latency: number, codes: readonly string[]): Promise<void> {
  const plan = JSON.stringify({ latency, mishaps: MISHAPS, answer: '"blanc"' });
  const words = [runner, join('test', 'helpers', 'llm-server-process.ts'), plan];
  const server = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = String((await once(server.stdout, 'data'))[0]).trim();
    const connector = { type: 'openai', baseUrl: `${url}/v1`, model: 'bench' };
    const config = write('config.json', { llms: { bench: { chainOfThoughts: 'basic', connector } } });
    const asked = ['--config', config, '--database', database, '--llm', 'bench', '--fields', codes.join(',')];
    const lookup = ['bin/run.js', 'lookup', 'Baignoire en acrylique blanc', ...asked, '--details', '--quiet'];
    const { wall, stdout } = await measureProcess(lookup, { codes: [0, 3] });
    const { answers, usage } = JSON.parse(stdout) as { answers: { status: string }[]; usage: { retries: number } };
    const back = answers.filter(({ status }) => status === 'found').length;
    console.log(
      `${back} of ${FIELDS} fields came back in ${(wall / 1000).toFixed(1)} s, with calls of ${latency} ms and ${usage.retries} retries`,
    );
    if (back < FIELDS) process.exitCode = 1;
  } finally {
    server.kill();
  }
}

try {
  const codes = Array.from({ length: FIELDS }, (_, index) => `F${index}`);
  const fields = codes.map((name) => ({ name, label: `couleur ${name}`, type: 'text' }));
  const seed = ['--fields', write('fields.json', fields), '--examples', write('examples.json', [])];
  await measureProcess(['bin/run.js', 'db', 'seed', ...seed, '--database', database]);
  for (const latency of LATENCIES) await run(latency, codes);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
