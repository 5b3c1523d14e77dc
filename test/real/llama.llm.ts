import { afterEach, describe, expect, inject, test } from 'vitest';
import { createConnector } from '../../src/connectors/index.js';
import type { Connector } from '../../src/connectors/types.js';
import { contextOf, promptOf } from '../connectors/prompts.js';
import { CONTEXT } from './start-llama.js';

const url = inject('llamaUrl');
const context = contextOf({ concurrency: 2, deadline: 60_000 });
const colours = { enum: ['blanc', 'noir', null] };
const forever = () => new AbortController().signal;

const ways = {
  'llama-server': { type: 'llama-server', baseUrl: url },
  openai: { type: 'openai', baseUrl: `${url}/v1`, model: 'smollm2' },
};

let open: Connector | undefined;
afterEach(() => open?.close?.());

async function connect(settings: { readonly type: string }): Promise<Connector> {
  open = await createConnector(settings, context);
  return open;
}

/** A description of about so many tokens. */
const longText = (words: number) => Array.from({ length: words }, (_, index) => `article ${index}`).join(' ');

async function busySlots(): Promise<number> {
  const slots = (await (await fetch(`${url}/slots`)).json()) as { is_processing: boolean }[];
  return slots.filter((slot) => slot.is_processing).length;
}

/** The server looks for clients that have gone only when a second passes in which nobody asks it anything. */
async function untilFree(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 2_500));
  while ((await busySlots()) > 0);
}

async function untilBusy(): Promise<void> {
  while ((await busySlots()) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe.skipIf(!url).each(Object.entries(ways))('the %s connector on llama.cpp', (type, settings) => {
  test('answers messages in the shape that the schema asks for', async () => {
    const connector = await connect(settings);
    const { text, usage } = await connector.complete(promptOf({ schema: colours }), { signal: forever() });
    expect(colours.enum).toContain(JSON.parse(text));
    expect(usage?.promptTokens).toBeGreaterThan(10);
    expect(usage?.completionTokens).toBeGreaterThan(0);
  });

  test('answers a text in a template', async () => {
    const connector = await connect(settings);
    const prompt = promptOf({
      schema: colours,
      template: 'chatml',
      sampling: { maxTokens: 24, temperature: 0, seed: 1 },
    });
    const { text, usage } = await connector.complete(prompt, { signal: forever() });
    expect(text).not.toBe('');
    if (type === 'llama-server') expect(colours.enum).toContain(JSON.parse(text));
    expect(usage?.completionTokens).toBeLessThanOrEqual(24);
  });

  test('forces lists, objects, numbers and nulls', async () => {
    const connector = await connect(settings);
    const schema = {
      type: 'object',
      properties: {
        width: { type: ['number', 'null'] },
        colours: { type: ['array', 'null'], items: { enum: ['blanc', 'noir'] }, maxItems: 2 },
      },
      required: ['width', 'colours'],
      additionalProperties: false,
    };
    const { text } = await connector.complete(promptOf({ schema, sampling: { temperature: 0 } }), {
      signal: forever(),
    });
    expect(Object.keys(JSON.parse(text))).toEqual(['width', 'colours']);
  });

  test.each(['chat', 'chatml'])(
    'frees the server when a question in %s is aborted while the answer is written',
    async (template) => {
      const connector = await connect(settings);
      const abort = new AbortController();
      const endless = promptOf({
        template,
        schema: {},
        sampling: { maxTokens: 800, temperature: 1 },
        description: 'Tell a long story.',
      });
      const asked = connector.complete(endless, { signal: abort.signal });
      await untilBusy();
      abort.abort(new Error('enough'));
      await expect(asked).rejects.toThrow('enough');
      await untilFree();
      const { text } = await connector.complete(promptOf({ schema: colours }), { signal: forever() });
      expect(colours.enum).toContain(JSON.parse(text));
    },
  );

  test('says so when a prompt does not fit the context', async () => {
    const connector = await connect(settings);
    const long = promptOf({ template: 'chatml', description: longText(CONTEXT) });
    await expect(connector.complete(long, { signal: forever() })).rejects.toThrow(/context/);
  });

  test('takes what questions share from the cache', async () => {
    const connector = await connect(settings);
    const description = longText(150);
    const sampling = { maxTokens: 16, temperature: 0 };
    const first = promptOf({ description, sampling, schema: colours });
    await connector.complete(first, { signal: forever() });
    const second = {
      ...first,
      messages: first.messages.map((message) => ({ ...message, content: `${message.content}?` })),
    };
    const again = await connector.complete(first, { signal: forever() });
    const other = await connector.complete(
      { ...second, messages: [first.messages[0], second.messages[1]] as never },
      { signal: forever() },
    );
    expect(again.usage?.cachedTokens).toBeGreaterThan(0.9 * (again.usage?.promptTokens ?? 0));
    expect(other.usage?.cachedTokens).toBeGreaterThan(0.8 * (other.usage?.promptTokens ?? 0));
  });

  test('says that the server is there', async () => {
    const connector = await connect(settings);
    expect(await connector.check?.({ signal: forever() })).toBeUndefined();
  });
});

describe.skipIf(!url)('the llama-server connector', () => {
  test('learns the context of a slot, and fills it when a prompt nearly does', async () => {
    const connector = await connect(ways['llama-server']);
    expect(await connector.limit?.({ signal: forever() })).toEqual({ tokens: CONTEXT });
    const nearly = promptOf({ template: 'chatml', schema: colours, description: longText(180) });
    const { usage } = await connector.complete(nearly, { signal: forever() });
    expect(usage?.promptTokens).toBeGreaterThan(0.8 * CONTEXT);
  });
});
