import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createConnector } from '../../../src/connectors/index.js';
import type { Message } from '../../../src/connectors/types.js';
import { contextOf, promptOf } from '../prompts.js';
import { withUserPackage } from '../user-packages.js';
import { forever } from '../wires.js';

/** The interface of node-llama-cpp, as far as it is used; a word is a token. The real library answers in the tests of test/real. */
const LIBRARY = `
export const seen = [];
class Sequence {
  tokenMeter = { getState: () => ({}), diff: () => ({ usedInputTokens: 1, usedOutputTokens: 3 }) };
}
async function answer(kind, input, how) {
  seen.push({ kind, input, how });
  if (String(input).includes('endless')) await new Promise((_, reject) => how.signal.addEventListener('abort', () => reject(how.signal.reason)));
  return how.grammar ? '"blanc"' : 'blanc';
}
export async function getLlama(options) {
  seen.push({ kind: 'getLlama', options });
  return {
    async loadModel({ modelPath }) {
      seen.push({ kind: 'loadModel', modelPath });
      return {
        tokenize: (text) => text.split(' '),
        async createContext(options) {
          seen.push({ kind: 'createContext', options });
          return { getSequence: () => new Sequence() };
        },
      };
    },
    createGrammarForJsonSchema: async (schema) => ({ schema }),
    dispose: async () => seen.push({ kind: 'dispose' }),
  };
}
export class LlamaCompletion {
  dispose() {}
  async generateCompletionWithMeta(input, how) {
    return { response: await answer('text', input.join(' '), how), metadata: { stopReason: 'maxTokens' } };
  }
}
export class LlamaChatSession {
  constructor({ systemPrompt }) { this.systemPrompt = systemPrompt; }
  dispose() {}
  setChatHistory(history) { seen.push({ kind: 'history', options: history }); }
  async promptWithMeta(input, how) {
    return { responseText: await answer('chat: ' + this.systemPrompt, input, how), stopReason: 'eogToken' };
  }
}
`;

async function connectTo(settings: object = {}) {
  const manifest = { type: 'module', exports: { '.': { import: './index.js' } } };
  const folder = await withUserPackage('node-llama-cpp', { 'index.js': LIBRARY }, manifest);
  await writeFile(join(folder, 'model.gguf'), 'GGUF');
  const { seen } = await import(`${folder}/node_modules/node-llama-cpp/index.js`);
  const connector = await createConnector({ type: 'gguf', model: 'model.gguf', ...settings }, contextOf());
  return { connector, seen: seen as { kind: string; how?: Record<string, unknown>; options?: object }[] };
}

test('loads the file once, with the first question, and frees it at the end', async () => {
  const { connector, seen } = await connectTo({ contextSize: 2048, parallel: 2 });
  expect(seen).toEqual([]);
  await Promise.all([1, 2, 3].map(() => connector.complete(promptOf(), { signal: forever() })));
  await connector.close?.();
  expect(seen.map(({ kind }) => kind.split(':')[0])).toEqual([
    'getLlama',
    'loadModel',
    'createContext',
    'chat',
    'chat',
    'chat',
    'dispose',
  ]);
  expect(seen[2]?.options).toEqual({ contextSize: 2048, sequences: 2 });
});

test('answers a text in its template, in the shape of the schema', async () => {
  const { connector, seen } = await connectTo();
  const sampling = { temperature: 0, maxTokens: 50, stop: ['END'], seed: 7 };
  const prompt = promptOf({
    template: 'llama2',
    schema: { type: ['array', 'null'], items: { enum: ['blanc'] } },
    sampling,
  });
  expect(await connector.complete(prompt, { signal: forever() })).toEqual({
    text: '"blanc"',
    usage: { promptTokens: prompt.text.split(' ').length, completionTokens: 3 },
    notes: ['the answer was cut off at the limit of tokens'],
  });
  const { signal, ...how } = seen.at(-1)?.how ?? {};
  expect(how).toEqual({
    maxTokens: 50,
    temperature: 0,
    seed: 7,
    customStopTriggers: ['END'],
    grammar: { schema: { oneOf: [{ type: 'array', items: { enum: ['blanc'] } }, { type: 'null' }] } },
  });
});

test('forces nothing when it is told not to', async () => {
  const { connector } = await connectTo({ grammar: false });
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toBe('blanc');
});

test('refuses a prompt that the library would cut', async () => {
  const { connector } = await connectTo({ contextSize: 64 });
  const asked = connector.complete(promptOf({ description: 'baignoire '.repeat(100) }), { signal: forever() });
  await expect(asked).rejects.toThrow(/the prompt of 1\d\d tokens does not fit the context of 64/);
  expect(await connector.limit?.({ signal: forever() })).toEqual({ tokens: 64 });
});

test('ends with the signal, and answers the next question', async () => {
  const { connector } = await connectTo();
  const asked = connector.complete(promptOf({ description: 'endless' }), { signal: AbortSignal.timeout(30) });
  await expect(asked).rejects.toThrow(/timeout/i);
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toBe('"blanc"');
});

test('says what to install, and which file is missing', async () => {
  await expect(connectTo({ model: 'other.gguf' })).rejects.toThrow(/no GGUF file at ".*other\.gguf"/);
  await withUserPackage('another', {}, {});
  const settings = { type: 'gguf', model: 'model.gguf' };
  await expect(createConnector(settings, contextOf())).rejects.toThrow('run "npm install node-llama-cpp"');
});

test('has earlier answers as turns of the session', async () => {
  const { connector, seen } = await connectTo();
  const prompt = promptOf();
  const [system, user] = prompt.messages as [Message, Message];
  const earlier: readonly Message[] = [
    { role: 'user', content: 'Lavabo noir' },
    { role: 'assistant', content: '"noir"' },
  ];
  await connector.complete({ ...prompt, messages: [system, ...earlier, user] }, { signal: forever() });
  expect(seen.find(({ kind }) => kind === 'history')?.options).toEqual([
    { type: 'system', text: system.content },
    { type: 'user', text: 'Lavabo noir' },
    { type: 'model', response: ['"noir"'] },
  ]);
  expect(seen.some(({ kind }) => kind.startsWith('chat'))).toBe(true);
});
