import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BatchProvider, type BatchProviderPlan, startBatchProvider } from '../helpers/batch-provider.js';
import { batchScene, lines, sceneAnswer, sceneProducts, sceneValues } from '../helpers/batch-scene.js';
import type { RunOptions } from '../helpers/run-bin.js';

/** The wires that have batches. */
export const WIRES = ['openai', 'anthropic'] as const;
type Wire = (typeof WIRES)[number];

const PRODUCTS = 12;
/** Two of each product. */
export const QUESTIONS = 2 * PRODUCTS;
/** A key that nobody may ever read. */
export const KEY = 'sk-test-0123456789';

/** Products to be filled through batches of a provider, each time with a catalogue and a cache of their own. */
export function providerScene() {
  const scene = batchScene();
  const input = scene.write('products.jsonl', lines(sceneProducts(PRODUCTS)));
  let count = 0;
  // What runs leave there is looked at.
  const temporary = join(scene.folder, 'tmp');
  mkdirSync(temporary);
  process.env.TMPDIR = temporary;
  return {
    ...scene,
    input,
    /** What lies in the folder of temporary files. */
    leftovers: () => readdirSync(temporary).filter((name) => !name.startsWith('node-compile-cache')),
    filled: sceneProducts(PRODUCTS).map(({ id }, at) => ({ id, values: sceneValues(at) })),
    async provide(plan: BatchProviderPlan = {}): Promise<BatchProvider> {
      const provider = await startBatchProvider({ answer: sceneAnswer, ...plan });
      onTestFinished(() => provider.close());
      return provider;
    },
    /** `batch --provider-batch` over the products. @param llm more settings of the composition */
    batchOf(wire: Wire, { url }: BatchProvider, llm: object = {}) {
      const name = `${wire}-${count++}`;
      const database = scene.file(`${name}.db`);
      copyFileSync(join(scene.folder, 'data', 'akeneo-lookup', 'catalogue.db'), database);
      const connector = { type: wire, baseUrl: `${url}/v1`, model: 'm', apiKey: KEY };
      const test = { chainOfThoughts: 'basic', connector, price: { prompt: 1, completion: 2 }, ...llm };
      const config = scene.write(`${name}.json`, JSON.stringify({ database, llms: { test } }));
      const output = scene.file(`${name}.jsonl`);
      const asked = ['--fields', 'EF000007,EF000008', '--llm', 'test', '--config', config, '--provider-batch'];
      return {
        database,
        output,
        rows: () => scene.rows(`${name}.jsonl`),
        run: (words: readonly string[] = [], options: RunOptions = {}) =>
          scene.run(['batch', input, ...asked, '--output', output, ...words], undefined, options),
        /** Without the input and the output. */
        plain: (words: readonly string[], options: RunOptions = {}) =>
          scene.run(['batch', ...words, ...asked], undefined, options),
      };
    },
  };
}

/** Whether every question was answered, and none billed twice. */
export function paidOnce({ paid }: BatchProvider): boolean {
  return paid.size === QUESTIONS && [...paid.values()].every((times) => times === 1);
}
