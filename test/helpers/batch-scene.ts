import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type LlmServer, type Plan, startLlmServer } from './llm-server.js';
import type { RecordedRequest } from './llm-wires.js';
import { type Run, type RunOptions, runBin } from './run-bin.js';
import { temporaryFolder } from './temporary-folder.js';

/** A product of the scene; its description says its colour and width. */
export interface SceneProduct {
  readonly id: string;
  readonly description: string;
}

/** A folder with a catalogue of its own, in which batches are run against a test server. */
export interface BatchScene {
  readonly folder: string;
  file(name: string): string;
  write(name: string, content: string | Uint8Array): string;
  /** The lines of a JSONL file. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into rows of many shapes.
  rows(name: string): any[];
  /** Starts a server whose answers are right, but for the faults of the plan. */
  serve(plan?: Plan): Promise<LlmServer>;
  /** Runs the program with the scene's catalogue, asking this server. */
  run(words: readonly string[], server?: LlmServer, options?: RunOptions): Promise<Run>;
  /** The words that a run with a server needs, for runs that a test starts itself. */
  environment(): NodeJS.ProcessEnv;
}

const COLOURS = ['blanc', 'noir', 'gris', 'rouge', 'vert', 'bleu', 'jaune'];

/** Products with a colour and a width each, all different. */
export function sceneProducts(count: number): readonly SceneProduct[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `P${at}`,
    description: `Lavabo ${COLOURS[at % COLOURS.length]} de la série ${at}, largeur ${40 + at} cm`,
  }));
}

/** What a right answer fills into the colour (EF000007) and the width (EF000008) of a product. */
export function sceneValues(at: number): Readonly<Record<string, unknown>> {
  return { EF000007: COLOURS[at % COLOURS.length], EF000008: 40 + at };
}

/** JSON lines. */
export function lines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

/** Answers as a model that reads the description: the colour, or the width where that is asked for. */
export function sceneAnswer({ body }: RecordedRequest): string {
  const text = JSON.stringify(body);
  const asked = /largeur/i.test(text.replace(/largeur \d+ cm/g, '')) ? /largeur (\d+) cm/ : /Lavabo (\S+) de/;
  return JSON.stringify(asked.exec(text)?.[1] ?? null);
}

/** Makes the scene of a test file; its catalogue is made once. */
export function batchScene(): BatchScene {
  const folder = temporaryFolder();
  const servers: LlmServer[] = [];
  const environment = () => ({ XDG_DATA_HOME: join(folder, 'data') });
  const file = (name: string) => join(folder, name);
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(file(name), content);
    return file(name);
  };
  const run: BatchScene['run'] = (words, server, options = {}) => {
    const llm = words.includes('--llm') ? [] : ['--llm', 'test'];
    const asked = server ? ['--config', configFor(server, write), ...llm] : [];
    return runBin([...words, ...asked], { directory: folder, ...options, environment: environment() });
  };
  beforeAll(() => run(['un lavabo', '--fields', 'EF000007', '--quiet']));
  afterAll(() => Promise.all(servers.map((server) => server.close())));
  return {
    folder,
    file,
    write,
    rows: (name) =>
      readFileSync(file(name), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    async serve(plan = {}) {
      const server = await startLlmServer({ answer: sceneAnswer, ...plan });
      servers.push(server);
      return server;
    },
    run,
    environment,
  };
}

function configFor(server: LlmServer, write: BatchScene['write']): string {
  const connector = { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' };
  const llm = { chainOfThoughts: 'basic', connector, price: { prompt: 1, completion: 2 } };
  return write(`config-${new URL(server.url).port}.json`, JSON.stringify({ llms: { test: llm } }));
}
