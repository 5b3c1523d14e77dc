// What a model adds to the offline engine and what the engine spares the model, on real products: one few-shot question over
// all fields of a product, the engine alone, and the cascade of both, learnt from all examples and from the first 20 of each
// field; a plain question per field with `--llm basic`, which takes a call for each.
// npm run bench:cascade -- --server http://127.0.0.1:8090 [--data ../shared] [--set wdc-pave-dev] [--products 45] [--locale en]
//   [--examples all --examples 20] [--llm NAME…] [--trust 0.67] [--gate-trust 0.5] [--doubt 0.8]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The most calls of the cascade, as a part of those of the model alone. */
const MOST_CALLS = 0.5;
/** Points of F1 by which the cascade is to be better than the better of its parts. */
const GAIN = 1.5;

const { values: flags } = parseArgs({
  options: {
    server: { type: 'string' },
    data: { type: 'string', default: '../shared' },
    set: { type: 'string', default: 'wdc-pave-dev' },
    locale: { type: 'string', default: 'en' },
    // How many examples of each field are learnt from and shown.
    examples: { type: 'string', multiple: true, default: ['all', '20'] },
    products: { type: 'string', default: '45' },
    // How often a model of one or two billion parameters is right where the engine reads otherwise.
    trust: { type: 'string', default: '0.67' },
    // The same about what the engine is unsure of.
    'gate-trust': { type: 'string', default: '0.5' },
    // Where examples are few, three or four products of ten have so much to mend, by the engine's own reckoning.
    doubt: { type: 'string', default: '0.8' },
    llm: { type: 'string', multiple: true, default: ['few-shot', 'offline', 'cascade'] },
  },
});

interface Figures {
  readonly llm: string;
  readonly f1: number;
  readonly hallucination: number;
  readonly answered: number;
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens?: number;
  readonly seconds: number;
}

const data = resolve(flags.data, flags.set);
if (!flags.server) {
  console.log(
    'no server to ask: start llama-server (or one like it) with a model and pass --server http://127.0.0.1:8090',
  );
} else if (!existsSync(data)) {
  console.log(`no products to ask about: there is no folder ${data}`);
} else {
  for (const examples of flags.examples) {
    const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-cascade-'));
    try {
      console.log(`\n== ${flags.set}, ${examples} examples a field`);
      measure(flags.server, folder, examples === 'all' ? Number.POSITIVE_INFINITY : Number(examples));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function measure(server: string, folder: string, count: number): void {
  writeSettings(server, folder);
  chooseRows(folder, Number(flags.products));
  chooseExamples(folder, count);
  const examples = ['--fields', join(data, 'fields.json'), '--examples', 'examples.jsonl'];
  run(folder, 'db', 'seed', ...examples);
  const llms = flags.llm.flatMap((name) => ['--llm', name]);
  const files = ['--output', 'answers.jsonl', '--format', 'json'];
  const { scores, differences } = JSON.parse(run(folder, 'eval', 'products.jsonl', 'gold.jsonl', ...llms, ...files));
  const all: readonly Figures[] = scores.filter(({ scope }: { scope: string }) => scope === 'all');
  console.table(all.map(tableRow));
  for (const { name, f1, f1Low, f1High } of differences)
    console.log(`${name}: F1 ${percent(f1)} [${percent(f1Low)}, ${percent(f1High)}] points`);
  if (existsSync(join(data, 'wdc_pave.py')))
    for (const { llm } of all) console.log(`by the script of the data, ${llm}: ${ownScore(folder, llm)}`);
  judge(all);
}

function writeSettings(server: string, folder: string): void {
  const connector = { type: 'llama-server', baseUrl: server };
  const asked = { temperature: 0, connector, attemptTimeout: '1h' };
  const llms = {
    basic: { ...asked, chainOfThoughts: 'basic' },
    'few-shot': { ...asked, chainOfThoughts: 'few-shot', group: 100, trust: Number(flags.trust) },
    cascade: {
      ...{ gate: 'offline', llm: 'few-shot' },
      ...{ gateDoubt: Number(flags.doubt), gateTrust: Number(flags['gate-trust']) },
    },
  };
  const config = { database: join(folder, 'catalogue.db'), locale: flags.locale, timeout: '4h', concurrency: 2, llms };
  writeFileSync(join(folder, '.akeneolookuprc.json'), JSON.stringify(config));
}

/** The first texts that a field still needs one of. */
function chooseExamples(folder: string, count: number): void {
  const known = new Map<string, number>();
  const chosen = readRows(join(data, 'examples.jsonl')).filter(({ values }) => {
    const codes = Object.keys(values as object);
    const needed = codes.some((code) => (known.get(code) ?? 0) < count);
    if (needed) for (const code of codes) known.set(code, (known.get(code) ?? 0) + 1);
    return needed;
  });
  writeRows(join(folder, 'examples.jsonl'), chosen);
}

/** Products from all over the file, with their gold. */
function chooseRows(folder: string, count: number): void {
  const products = readRows(join(data, 'products.jsonl'));
  const step = products.length / Math.min(count, products.length);
  const chosen = products.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const ids = new Set(chosen.map(({ id }) => id));
  const gold = readRows(join(data, 'gold.jsonl')).filter(({ id }) => ids.has(id));
  for (const [name, rows] of Object.entries({ products: chosen, gold })) writeRows(join(folder, `${name}.jsonl`), rows);
}

function writeRows(path: string, rows: readonly unknown[]): void {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function readRows(path: string): readonly Record<string, unknown>[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function run(folder: string, ...words: readonly string[]): string {
  const bin = resolve('bin/run.js');
  const { status, stdout } = spawnSync(process.execPath, [bin, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0 && status !== 3) throw new Error(`akeneo-lookup ${words[0]} exited with ${status}`);
  return stdout;
}

function tableRow(figures: Figures) {
  const {
    llm,
    f1,
    hallucination,
    answered,
    calls,
    promptTokens,
    completionTokens,
    cachedTokens = 0,
    seconds,
  } = figures;
  return {
    llm,
    'F1 %': percent(f1),
    'hallucination %': percent(hallucination),
    'answered %': percent(answered),
    calls,
    'prompt tokens': promptTokens,
    'cached tokens': cachedTokens,
    'answer tokens': completionTokens,
    seconds: Math.round(seconds),
  };
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** The line over all slots that the data's own script prints. */
function ownScore(folder: string, llm: string): string {
  const values = new Map<unknown, Record<string, unknown>>();
  for (const row of readRows(join(folder, 'answers.jsonl')).filter((row) => row.llm === llm)) {
    const ofProduct = values.get(row.id) ?? {};
    ofProduct[String(row.field)] = row.value;
    values.set(row.id, ofProduct);
  }
  const file = join(folder, `${llm}.predictions.jsonl`);
  writeFileSync(file, [...values].map(([id, found]) => `${JSON.stringify({ id, values: found })}\n`).join(''));
  const { stdout } = spawnSync('python3', [join(data, 'wdc_pave.py'), 'score', folder, file], { encoding: 'utf8' });
  const [head = 'python3 is not there', all = ''] = (stdout ?? '').split('\n').map((line) => line.replace(/\s+/g, ' '));
  return `${head}: ${all}`;
}

function judge(all: readonly Figures[]): void {
  const [model, engine, cascade] = ['few-shot', 'offline', 'cascade'].map((name) =>
    all.find(({ llm }) => llm === name),
  );
  if (!model || !engine || !cascade) return;
  const part = cascade.calls / model.calls;
  const gain = cascade.f1 - Math.max(engine.f1, model.f1);
  const better = 100 * gain >= GAIN;
  console.log(`the cascade asks ${percent(part)} % of the model's calls (at most ${percent(MOST_CALLS)} %)`);
  console.log(`the cascade is ${percent(gain)} points better than the better of engine and model (at least ${GAIN})`);
  if (!better || part > MOST_CALLS) process.exitCode = 1;
}
