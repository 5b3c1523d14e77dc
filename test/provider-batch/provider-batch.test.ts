import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type BatchProvider, type BatchProviderPlan, startBatchProvider } from '../helpers/batch-provider.js';
import { batchScene, lines, sceneAnswer, sceneProducts, sceneValues } from '../helpers/batch-scene.js';
import type { RunOptions } from '../helpers/run-bin.js';

const scene = batchScene();
const PRODUCTS = 12;
const QUESTIONS = 2 * PRODUCTS;
const input = scene.write('products.jsonl', lines(sceneProducts(PRODUCTS)));
const filled = sceneProducts(PRODUCTS).map(({ id }, at) => ({ id, values: sceneValues(at) }));
const FIELDS = ['--fields', 'EF000007,EF000008'];
const WIRES = ['openai', 'anthropic'] as const;
const price = { prompt: 1, completion: 2, cachedPrompt: 0.1 };

let providers: BatchProvider[] = [];
afterEach(async () => {
  await Promise.all(providers.map((provider) => provider.close()));
  providers = [];
});

async function provide(plan: BatchProviderPlan = {}): Promise<BatchProvider> {
  const provider = await startBatchProvider({ answer: sceneAnswer, ...plan });
  providers.push(provider);
  return provider;
}

let databases = 0;
/** Runs `batch --provider-batch` over a catalogue and a cache of its own. */
function batchOf(wire: (typeof WIRES)[number], { url }: BatchProvider, more: object = {}) {
  const name = `${wire}-${databases++}`;
  copyFileSync(join(scene.folder, 'data', 'akeneo-lookup', 'catalogue.db'), scene.file(`${name}.db`));
  const connector = { type: wire, baseUrl: `${url}/v1`, model: 'm', apiKey: 'sk-test-0123456789', ...more };
  const llms = { test: { chainOfThoughts: 'basic', connector, price } };
  const config = scene.write(`${name}.json`, JSON.stringify({ llms, database: scene.file(`${name}.db`) }));
  const output = scene.file(`${name}.jsonl`);
  const asked = ['batch', input, ...FIELDS, '--llm', 'test', '--config', config];
  const run = (words: readonly string[] = [], options: RunOptions = {}) =>
    scene.run([...asked, '--provider-batch', '--output', output, ...words], undefined, options);
  return { run, asked, output, rows: () => scene.rows(`${name}.jsonl`) };
}

/** How often questions were paid, without those of the trial. */
function paidOnce(provider: BatchProvider): boolean {
  return provider.paid.size === QUESTIONS && [...provider.paid.values()].every((times) => times === 1);
}

describe.each(WIRES)('batches of %s', (wire) => {
  it('answers all products out of batches, for the price of batches', async () => {
    const provider = await provide({ looks: 1 });
    const batch = batchOf(wire, provider);
    const { code, stderr } = await batch.run();
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(batch.rows()).toEqual(filled);
    expect(paidOnce(provider)).toBe(true);
    expect(stderr).toMatch(/1 batch with the provider: 24 questions/);
    // One more call tried the provider with a few tokens.
    expect(stderr).toMatch(/25 calls, /);
  });
});
