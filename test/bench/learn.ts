// What the engine gains by a model that teaches it, beside what as many right examples give, through the program as users
// run it: npm run bench:learn -- [--data DIR] [--products 200] [--errors 0.15]
// DIR is an annotated set as of bench:accuracy. Its examples are the products to ask about, and their values what the model
// answers, over a real socket: but for a part of the answers, which are wrong as those of models are.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startLlmServer } from '../helpers/llm-server.js';
import { type FilledLine, type GoldLine, judge, scoresOf } from './answers-of-set.js';
import { draw, lotOf, wrongAnswers } from './erring-answers.js';
import type { ExampleLine } from './held-out-groups.js';

/** The least part of what right examples give. */
const LEAST = 0.6;

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/wdc-pave-dev' },
    products: { type: 'string', default: '200' },
    errors: { type: 'string', default: '0.15' },
  },
});

const data = resolve(flags.data);
const count = Number(flags.products);
if (existsSync(join(data, 'examples.jsonl'))) await measure();
else console.log(`no annotated set in ${data}: nothing to measure (--data DIR names another folder)`);

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-learn-'));
  const examples = linesOf<ExampleLine>(join(data, 'examples.jsonl'));
  const answerOf = wrongAnswers(examples, Number(flags.errors));
  const server = await startLlmServer({ answer: ({ body }) => answerOf(body), record: false });
  try {
    const connector = { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' };
    const llms = { teacher: { connector, chainOfThoughts: 'few-shot', group: 100 } };
    writeFileSync(join(folder, '.akeneolookuprc.json'), JSON.stringify({ locale: 'en', timeout: '5m', llms }));
    const rows = examples.map(({ description, values }, id) => ({ id, description, fields: Object.keys(values) }));
    writeLines(join(folder, 'pool.jsonl'), rows);
    await compare(folder, examples);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(folder: string, examples: readonly ExampleLine[]): Promise<void> {
  const none = await score(folder, 'none.db', []);
  const some = [1, 2].map((seed) => draw(examples, count, (line) => lotOf(`${seed} ${line.description}`)));
  const right: number[] = [];
  for (const [place, lines] of some.entries()) right.push(await score(folder, `right-${place}.db`, lines));
  const given = right.reduce((sum, f1) => sum + f1, 0) / right.length;
  row('no example', none);
  row(`${count} right examples, mean of ${right.length} draws`, given);
  for (const words of [[], ['--inferred']]) {
    const database = `learnt${words.join('')}.db`;
    const learnt = await teach(folder, database, words);
    const part = (learnt.f1 - none) / (given - none);
    row(`learn ${words.join(' ')}`, learnt.f1, `${(100 * part).toFixed(0)} % of the gain`);
    console.log(learnt.said.replace(/^/gm, '    '));
    if (part < LEAST) process.exitCode = 1;
    if (words.length > 0) continue;
    const same = examples.filter(({ description }) => learnt.texts.has(keyOf(description)));
    row(`right answers about the same ${same.length} products`, await score(folder, 'same.db', same));
  }
}

function row(name: string, f1: number, more = ''): void {
  console.log(`${name.padEnd(48)} F1 ${f1.toFixed(1)}  ${more}`);
}

/** The F1 of the engine with some examples. */
async function score(folder: string, database: string, lines: readonly ExampleLine[]): Promise<number> {
  writeLines(join(folder, 'examples.jsonl'), lines);
  const examples = lines.length > 0 ? ['--examples', 'examples.jsonl'] : [];
  await run(folder, 'db', 'seed', '--database', database, '--fields', join(data, 'fields.json'), ...examples);
  return fill(folder, database);
}

async function teach(folder: string, database: string, words: readonly string[]) {
  await run(folder, 'db', 'seed', '--database', database, '--fields', join(data, 'fields.json'));
  const asked = ['--llm', 'teacher', '--products', String(count), '--database', database, '--concurrency', '32'];
  const said = await run(folder, 'learn', 'pool.jsonl', ...asked, '--quiet', ...words);
  const proposals = JSON.parse(await run(folder, 'db', 'proposals', '--database', database, '--format', 'json'));
  const texts = new Set<string>(proposals.map(({ text }: { text: string }) => keyOf(text)));
  return { said, texts, f1: await fill(folder, database) };
}

async function fill(folder: string, database: string): Promise<number> {
  const [asked, filled] = [join(data, 'products.jsonl'), join(folder, `${database}.jsonl`)];
  await run(
    folder,
    'batch',
    asked,
    '--quiet',
    '--details',
    '--llm',
    'offline',
    '--database',
    database,
    '--output',
    filled,
  );
  return scoresOf(judge(linesOf<GoldLine>(join(data, 'gold.jsonl')), linesOf<FilledLine>(filled))).f1;
}

function keyOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What the program prints; it ends with 3 where an example is skipped. */
function run(folder: string, ...words: readonly string[]): Promise<string> {
  const program = spawn(process.execPath, [resolve('bin/run.js'), ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  program.stdout.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  return new Promise((done, fail) =>
    program.on('close', (code) =>
      code === 0 || code === 3 ? done(printed) : fail(new Error(`akeneo-lookup ${words[0]} ended with ${code}`)),
    ),
  );
}

function linesOf<Line>(path: string): readonly Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

function writeLines(path: string, lines: readonly unknown[]): void {
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}
