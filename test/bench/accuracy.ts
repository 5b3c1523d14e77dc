// How right the answers are on annotated sets, by the sets' own scorers and through the program as users run it:
//   npm run bench:accuracy -- [--data DIR] [--curve] [--llm NAME] [--config FILE] [--limit N]
// A set is a folder with fields.json, examples.jsonl, products.jsonl, gold.jsonl and a scorer in Python.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const CURVE = [0, 2, 20, 100];

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.AKENEO_LOOKUP_BENCH_DATA ?? '../shared' },
    curve: { type: 'boolean', default: false },
    llm: { type: 'string' },
    config: { type: 'string' },
    limit: { type: 'string' },
  },
});

const sets = existsSync(flags.data)
  ? readdirSync(flags.data)
      .map((name) => resolve(flags.data, name))
      .filter(isSet)
  : [];
if (sets.length === 0)
  console.log(`no annotated sets in ${flags.data}: nothing to measure (--data DIR names another folder)`);
for (const set of sets) {
  const lines = readFileSync(join(set, 'examples.jsonl'), 'utf8').split('\n').filter(Boolean);
  const sizes = flags.curve ? [...CURVE.filter((size) => size < lines.length), lines.length] : [lines.length];
  for (const size of sizes) measure(set, lines.slice(0, size));
}

function isSet(folder: string): boolean {
  return ['fields.json', 'examples.jsonl', 'products.jsonl', 'gold.jsonl'].every((file) =>
    existsSync(join(folder, file)),
  );
}

/** Seeds a database of its own, fills the products, and prints what the set's scorer says. */
function measure(set: string, examples: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-accuracy-'));
  const [database, seeds, filled] = ['catalogue.db', 'examples.jsonl', 'filled.jsonl'].map((file) =>
    join(folder, file),
  ) as [string, string, string];
  writeFileSync(seeds, examples.map((line) => `${line}\n`).join(''));
  const started = performance.now();
  run(['db', 'seed', '--quiet', '--database', database, '--fields', join(set, 'fields.json'), '--examples', seeds]);
  const seeded = performance.now();
  const asked = (['llm', 'config', 'limit'] as const).flatMap((name) =>
    flags[name] ? [`--${name}`, flags[name]] : [],
  );
  run(['batch', join(set, 'products.jsonl'), '--quiet', '--database', database, '--output', filled, ...asked]);
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
  console.log(
    `\n== ${set.split(/[\\/]/).at(-1)}, ${examples.length} examples: seeded in ${seconds(started, seeded)} s, filled in ${seconds(seeded, performance.now())} s`,
  );
  console.log(score(set, filled));
  rmSync(folder, { recursive: true, force: true });
}

function run(words: readonly string[]): void {
  execFileSync(process.execPath, ['bin/run.js', ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The one Python file of a set scores it; one with subcommands is told its folder as well. */
function score(set: string, filled: string): string {
  const script = readdirSync(set).find((file) => file.endsWith('.py')) ?? '';
  const path = join(set, script);
  const words = readFileSync(path, 'utf8').includes('add_subparsers') ? ['score', set, filled] : [filled];
  return execFileSync('python3', [path, ...words], { encoding: 'utf8' }).trimEnd();
}
