// How right the answers are on annotated sets, and how far their confidence comes true, through the program as users run it:
//   npm run bench:accuracy -- [--data DIR] [--curve] [--held-out] [--llm NAME] [--config FILE] [--limit N]
// A set is a folder with fields.json, examples.jsonl, products.jsonl, gold.jsonl and a scorer in Python. `--curve` also
// learns from the first 0, 2, 20 and 100 examples; `--held-out` holds whole groups of the examples out and asks for those.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type FilledLine, type GoldLine, type Judged, judge, scoresOf } from './answers-of-set.js';
import { type ExampleLine, heldOutSplits } from './held-out-groups.js';
import { expectedCalibrationError, reliabilityOf } from './reliability.js';

const CURVE = [0, 2, 20, 100];

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.AKENEO_LOOKUP_BENCH_DATA ?? '../shared' },
    curve: { type: 'boolean', default: false },
    'held-out': { type: 'boolean', default: false },
    llm: { type: 'string' },
    config: { type: 'string' },
    limit: { type: 'string' },
  },
});

const FILES = { fields: 'fields.json', examples: 'examples.jsonl', products: 'products.jsonl', gold: 'gold.jsonl' };

interface Trial {
  readonly name: string;
  readonly examples: readonly ExampleLine[];
  readonly products: string;
  readonly gold: readonly GoldLine[];
  /** The set whose own scorer is asked as well. */
  readonly scored?: string;
}

const sets = existsSync(flags.data)
  ? readdirSync(flags.data)
      .map((name) => resolve(flags.data, name))
      .filter((folder) => Object.values(FILES).every((file) => existsSync(join(folder, file))))
  : [];
if (sets.length === 0)
  console.log(`no annotated sets in ${flags.data}: nothing to measure (--data DIR names another folder)`);
const rows: string[] = [];
const heldOut: Judged[] = [];
for (const set of sets) measureSet(set);
if (rows.length > 0)
  console.log(
    ['', row('set and examples', ['P', 'R', 'F1', 'halluc', 'ECE', 'slots', 'seed s', 'fill s']), ...rows].join('\n'),
  );
if (heldOut.length > 0) console.log(reliabilityTable(heldOut));

function measureSet(set: string): void {
  const name = set.split(/[\\/]/).at(-1) ?? '';
  const examples = linesOf<ExampleLine>(join(set, FILES.examples));
  const [products, gold] = [readFileSync(join(set, FILES.products), 'utf8'), linesOf<GoldLine>(join(set, FILES.gold))];
  const sizes = flags.curve ? [...CURVE.filter((size) => size < examples.length), examples.length] : [examples.length];
  for (const size of sizes)
    measure(set, { name: `${name} ${size}`, examples: examples.slice(0, size), products, gold, scored: set });
  if (!flags['held-out']) return;
  for (const { name: kind, learnt, asked } of heldOutSplits(examples)) {
    const trial = { name: `${name} ${learnt.length}, other ${kind}`, examples: learnt, ...productsOf(asked) };
    heldOut.push(...measure(set, trial));
  }
}

/** Held-out examples as products and gold. */
function productsOf(asked: readonly ExampleLine[]): Pick<Trial, 'products' | 'gold'> {
  return {
    products: asked
      .map(
        ({ description, values }, id) =>
          `${JSON.stringify({ id: String(id), description, fields: Object.keys(values) })}\n`,
      )
      .join(''),
    gold: asked.flatMap(({ values }, id) =>
      Object.entries(values).map(([field, value]) => ({
        id: String(id),
        field,
        accepted: value === null ? null : [value],
      })),
    ),
  };
}

/** Seeds a database of its own, fills the products, and adds a row to the table. */
function measure(set: string, { name, examples, products, gold, scored }: Trial): readonly Judged[] {
  const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-accuracy-'));
  const [database, seeds, asked, filled] = ['catalogue.db', 'examples.jsonl', 'products.jsonl', 'filled.jsonl'].map(
    (file) => join(folder, file),
  ) as [string, string, string, string];
  writeFileSync(seeds, examples.map((line) => `${JSON.stringify(line)}\n`).join(''));
  writeFileSync(asked, products);
  const started = performance.now();
  run(['db', 'seed', '--quiet', '--database', database, '--fields', join(set, FILES.fields), '--examples', seeds]);
  const seeded = performance.now();
  const asIs = (['llm', 'config', 'limit'] as const).flatMap((flag) => (flags[flag] ? [`--${flag}`, flags[flag]] : []));
  run(['batch', asked, '--quiet', '--details', '--database', database, '--output', filled, ...asIs]);
  const seconds = [seeded - started, performance.now() - seeded].map((time) => (time / 1000).toFixed(1));
  if (scored) console.log(`\n== ${name} examples\n${score(scored, filled)}`);
  const judged = judge(gold, linesOf<FilledLine>(filled));
  const { precision, recall, f1, hallucination } = scoresOf(judged);
  const shares = [precision, recall, f1, hallucination].map((share) => share.toFixed(1));
  const error = expectedCalibrationError(reliabilityOf(judged)).toFixed(3);
  rows.push(row(name, [...shares, error, String(gold.length), ...seconds]));
  rmSync(folder, { recursive: true, force: true });
  return judged;
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(42) + cells.map((cell) => cell.padStart(8)).join('');
}

function reliabilityTable(judged: readonly Judged[]): string {
  const bins = reliabilityOf(judged);
  const lines = bins.map(({ from, answers, said, right }) =>
    row(`  ${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`, [said.toFixed(3), right.toFixed(3), String(answers)]),
  );
  const error = `expected calibration error of all held-out groups ${expectedCalibrationError(bins).toFixed(3)}`;
  return ['', row('confidence of held-out groups', ['said', 'right', 'answers']), ...lines, error].join('\n');
}

/** Seeding ends with 3 where it skips an example, filling where a field fails; both are measured as they are. */
function run(words: readonly string[]): void {
  const { status } = spawnSync(process.execPath, ['bin/run.js', ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0 && status !== 3) throw new Error(`${words.slice(0, 2).join(' ')} ended with ${status}`);
}

function linesOf<Line>(path: string): readonly Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** The one Python file of a set scores it, else that of a sibling; one with subcommands is told the set's folder as well. */
function score(set: string, filled: string): string {
  const script = scorerOf(set) ?? sets.map(scorerOf).find(Boolean);
  if (!script) return 'no scorer';
  const words = readFileSync(script, 'utf8').includes('add_subparsers') ? ['score', set, filled] : [filled];
  return execFileSync('python3', [script, ...words], { encoding: 'utf8' }).trimEnd();
}

function scorerOf(set: string): string | undefined {
  const file = readdirSync(set).find((name) => name.endsWith('.py'));
  return file && join(set, file);
}
