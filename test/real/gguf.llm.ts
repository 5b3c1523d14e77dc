import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createConnector } from '../../src/connectors/index.js';
import type { Connector } from '../../src/connectors/types.js';
import { contextOf, promptOf } from '../connectors/prompts.js';
import { prepareLlamaLibrary } from './node-packages.js';

const model = inject('model');
const folder = model ? await prepareLlamaLibrary() : 'no model';
if (folder.startsWith('no ')) console.warn(`SKIPPED: no GGUF model in this process: ${folder}`);

const forever = () => new AbortController().signal;
const colours = { enum: ['blanc', 'noir', null] };
const home = process.cwd();
/** One processor stays free for the test itself. */
const threads = Math.max(1, availableParallelism() - 1);
let connector: Connector;

describe.skipIf(folder.startsWith('no '))('the gguf connector on node-llama-cpp', () => {
  beforeAll(async () => {
    process.chdir(folder);
    connector = await createConnector({ type: 'gguf', model, contextSize: 1024, gpu: false, threads }, contextOf());
  });

  afterAll(async () => {
    await connector.close?.();
    process.chdir(home);
  });

  test.each(['chat', 'chatml'])('answers a question in %s in the shape that the schema asks for', async (template) => {
    const prompt = promptOf({ template, schema: colours, sampling: { temperature: 0 } });
    const { text, usage } = await connector.complete(prompt, { signal: forever() });
    expect(colours.enum).toContain(JSON.parse(text));
    expect(usage?.promptTokens).toBeGreaterThan(10);
    expect(usage?.completionTokens).toBeGreaterThan(0);
  });

  test('forces lists, objects, numbers and nulls', async () => {
    const properties = {
      width: { type: ['number', 'null'] },
      colours: { type: ['array', 'null'], items: { enum: ['blanc', 'noir'] }, maxItems: 2 },
    };
    const schema = { type: 'object', properties, required: ['width', 'colours'], additionalProperties: false };
    const { text } = await connector.complete(promptOf({ schema, sampling: { temperature: 0, maxTokens: 100 } }), {
      signal: forever(),
    });
    expect(Object.keys(JSON.parse(text))).toEqual(['width', 'colours']);
  });

  test.each(['chat', 'chatml'])('is free again when a question in %s is aborted', async (template) => {
    const endless = promptOf({ template, schema: {}, sampling: { maxTokens: 800 }, description: 'Tell a long story.' });
    const asked = connector.complete(endless, { signal: AbortSignal.timeout(300) });
    await expect(asked).rejects.toThrow(/timeout/i);
    const { text } = await connector.complete(promptOf({ schema: colours }), { signal: forever() });
    expect(colours.enum).toContain(JSON.parse(text));
  });

  test('refuses a prompt that does not fit the context', async () => {
    const long = promptOf({ description: 'article '.repeat(1_100) });
    await expect(connector.complete(long, { signal: forever() })).rejects.toThrow('does not fit the context of 1024');
  });
});
