import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { BIN, type Run, runBin } from '../helpers/run-bin.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const FIELDS = [
  {
    name: 'colour',
    label: 'Colour',
    type: 'select',
    options: [
      { code: 'white', labels: { en: 'White' } },
      { code: 'black', labels: { en: 'Black' }, spellings: ['jet'] },
      { code: 'red', labels: { en: 'Red' } },
      { code: 'dark_blue', labels: { en: 'Dark blue' }, spellings: ['navy'] },
    ],
  },
  { name: 'width', label: 'Width', type: 'number', unit: 'cm', decimals: 1 },
  { name: 'remote', label: 'With remote control', type: 'boolean' },
];

/** A line of `batch --details`, made by hand so that a test knows what is doubtful in it. */
export function filledLine(id: string, answers: readonly object[], texts: Readonly<Record<string, string>>): string {
  return JSON.stringify({ id, values: {}, answers, texts });
}

/** A review that runs in a process of its own, as a user starts it. */
export interface RunningReview {
  readonly address: string;
  readonly child: ChildProcess;
  readonly stderr: () => string;
  /** Ends it as Ctrl-C does, or at once. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A folder with a catalogue of three fields, in which files are reviewed. */
export function reviewScene() {
  const folder = temporaryFolder();
  const file = (name: string) => join(folder, name);
  const running = new Set<RunningReview>();
  const write = (name: string, content: string) => {
    writeFileSync(file(name), content);
    return file(name);
  };
  const words = ['--database', file('catalogue.db'), '--config', file('config.json')];
  const run = (given: readonly string[]): Promise<Run> => runBin([...given, ...words], { directory: folder });

  beforeAll(async () => {
    write('config.json', JSON.stringify({ locale: 'en' }));
    write('fields.json', JSON.stringify(FIELDS));
    write('examples.jsonl', exampleLines());
    await run(['db', 'seed', '--fields', file('fields.json'), '--examples', file('examples.jsonl')]);
  });
  afterEach(async () => {
    for (const review of running) await review.stop('SIGKILL');
    running.clear();
  });
  afterAll(() => undefined);

  async function start(name: string, more: readonly string[] = []): Promise<RunningReview> {
    const child = spawn(process.execPath, [BIN, 'review', file(name), '--no-open', ...words, ...more], { cwd: folder });
    let [stdout, stderr] = ['', ''];
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text) => {
        stdout += text;
        if (stdout.includes('\n')) resolve();
      });
      child.on('exit', () => reject(new Error(stderr)));
    });
    const ended = once(child, 'exit');
    const review: RunningReview = {
      address: stdout.trim(),
      child,
      stderr: () => stderr,
      async stop(signal = 'SIGINT') {
        running.delete(review);
        child.kill(signal);
        const [code] = await ended;
        return code;
      },
    };
    running.add(review);
    return review;
  }

  return {
    ...{ folder, file, write, run, start },
    /** The lines of the decision ledger. */
    // biome-ignore lint/suspicious/noExplicitAny: tests look into lines of many shapes.
    decisions: (name: string): any[] =>
      existsSync(`${file(name)}.decisions`)
        ? readFileSync(`${file(name)}.decisions`, 'utf8')
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
  };
}

function exampleLines(): string {
  const colours = ['white', 'black', 'red', 'dark_blue'];
  const named: Record<string, string> = { dark_blue: 'navy' };
  return Array.from({ length: 24 }, (_, at) => {
    const colour = colours[at % colours.length] as string;
    const description = `Basin ${at} in ${named[colour] ?? colour}, width ${40 + at} cm${at % 2 ? ', remote control included' : ''}`;
    return `${JSON.stringify({ description, values: { colour, width: 40 + at, remote: at % 2 ? true : null } })}\n`;
  }).join('');
}
