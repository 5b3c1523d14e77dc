import { expect, test } from 'vitest';
import { createConnector } from '../../../src/connectors/index.js';
import { contextOf, promptOf } from '../prompts.js';
import { withUserPackage } from '../user-packages.js';
import { forever, KEY } from '../wires.js';

/** A provider that does what the script in its options says, in the shape of the provider specification. */
const PROVIDER = `
export const asked = [];
export function createTest(options) {
  const model = (id) => ({
    specificationVersion: options.version ?? 'v3',
    provider: 'test',
    modelId: id,
    supportedUrls: {},
    async doGenerate(call) {
      asked.push(call);
      const step = options.steps?.[asked.length - 1];
      if (step?.error) throw Object.assign(new Error(step.error.message), step.error);
      if (step?.silent) return new Promise(() => {});
      return step ?? {
        content: [{ type: 'reasoning', text: 'hm' }, { type: 'text', text: '{"answer":"blanc"}' }],
        finishReason: { unified: 'stop', raw: 'stop' },
        usage: { inputTokens: { total: 12, cacheRead: 4, cacheWrite: 2 }, outputTokens: { total: 3, reasoning: 1 } },
        warnings: [],
      };
    },
  });
  return Object.assign(model, { languageModel: model });
}
`;

const importOnly = { type: 'module', exports: { '.': { types: './index.d.ts', import: './index.js' } } };

async function connectTo(options: object = {}, context: object = {}) {
  const folder = await withUserPackage('test-provider', { 'index.js': PROVIDER }, importOnly);
  const { asked } = await import(`${folder}/node_modules/test-provider/index.js`);
  const settings = { type: 'ai-sdk', package: 'test-provider', model: 'm', options };
  const connector = await createConnector(settings, contextOf(context));
  return { connector, asked: asked as { prompt: unknown; responseFormat?: unknown; abortSignal: AbortSignal }[] };
}

const failing = (statusCode: number, message: string, more: object = {}) => ({
  error: { statusCode, message, ...more },
});

test('calls the model through the provider specification', async () => {
  const { connector, asked } = await connectTo();
  const sampling = { temperature: 0, maxTokens: 50, stop: ['END'], seed: 7 };
  expect(await connector.complete(promptOf({ sampling }), { signal: forever() })).toEqual({
    text: '"blanc"',
    usage: { promptTokens: 12, completionTokens: 3, cachedTokens: 4, writtenTokens: 2, reasoningTokens: 1 },
    retries: 0,
  });
  const { abortSignal, ...call } = asked[0] ?? {};
  expect(abortSignal).toBeInstanceOf(AbortSignal);
  expect(call).toMatchInlineSnapshot(`
    {
      "maxOutputTokens": 50,
      "prompt": [
        {
          "content": "Answer with one of the options.",
          "role": "system",
        },
        {
          "content": [
            {
              "text": "Baignoire blanche

    couleur: blanc, noir",
              "type": "text",
            },
          ],
          "role": "user",
        },
      ],
      "responseFormat": {
        "name": "answer",
        "schema": {
          "additionalProperties": false,
          "properties": {
            "answer": {
              "enum": [
                "blanc",
                "noir",
                null,
              ],
            },
          },
          "required": [
            "answer",
          ],
          "type": "object",
        },
        "type": "json",
      },
      "seed": 7,
      "stopSequences": [
        "END",
      ],
      "temperature": 0,
    }
  `);
});

test('reads what version 2 of the specification gives, with its warnings', async () => {
  const step = {
    content: [{ type: 'text', text: '{"answer":"noir"}' }],
    finishReason: 'length',
    usage: { inputTokens: 9, outputTokens: 2, cachedInputTokens: 1 },
    warnings: [{ type: 'unsupported-setting', setting: 'seed' }],
    response: { modelId: 'm-2026' },
  };
  const { connector } = await connectTo({ version: 'v2', steps: [step] });
  expect(await connector.complete(promptOf(), { signal: forever() })).toEqual({
    text: '"noir"',
    model: 'm-2026',
    usage: { promptTokens: 9, completionTokens: 2, cachedTokens: 1 },
    retries: 0,
    notes: ['the answer was cut off at the limit of tokens', 'the provider warns: unsupported-setting seed'],
  });
});

test('asks again as the provider says', async () => {
  const steps = [
    failing(429, 'slow down', { isRetryable: true, responseHeaders: { 'retry-after-ms': '1' } }),
    { error: { message: 'connect failed', isRetryable: true } },
  ];
  const { connector, asked } = await connectTo({ steps });
  expect(await connector.complete(promptOf(), { signal: forever() })).toMatchObject({ text: '"blanc"', retries: 2 });
  expect(asked).toHaveLength(3);
});

test('fails at once with the provider’s message, without the key', async () => {
  const { connector, asked } = await connectTo({ apiKey: KEY, steps: [failing(401, `wrong key ${KEY}`)] });
  const failure = await Promise.resolve(connector.complete(promptOf(), { signal: forever() })).catch((error) => error);
  expect(failure.message).toBe('test-provider answered 401: wrong key [redacted]');
  expect(asked).toHaveLength(1);
});

test('asks without a response format when the model takes none', async () => {
  const { connector, asked } = await connectTo({ steps: [failing(400, 'json_schema is not supported')] });
  const { notes } = await connector.complete(promptOf(), { signal: forever() });
  expect(asked.map(({ responseFormat }) => responseFormat !== undefined)).toEqual([true, false]);
  expect(notes).toEqual(['the server refuses json: asked with none']);
});

test('gives up a provider that stays silent, and tells it', async () => {
  const { connector, asked } = await connectTo({ steps: [{ silent: true }] }, { attemptTimeout: 50 });
  expect(await connector.complete(promptOf(), { signal: forever() })).toMatchObject({ text: '"blanc"', retries: 1 });
  expect(asked.map(({ abortSignal }) => abortSignal.aborted)).toEqual([true, false]);
});

test('ends with the signal even when the provider does not heed it', async () => {
  const { connector } = await connectTo({ steps: [{ silent: true }] });
  const asked = connector.complete(promptOf(), { signal: AbortSignal.timeout(30) });
  await expect(asked).rejects.toThrow(/timeout/i);
});

test.each([
  ['a package that is missing', 'no-such-provider', {}, 'run "npm install no-such-provider"'],
  ['a model of an older specification', 'test-provider', { version: 'v1' }, 'specification "v1"'],
] as const)('refuses %s', async (_name, name, options, message) => {
  await withUserPackage('test-provider', { 'index.js': PROVIDER }, importOnly);
  const settings = { type: 'ai-sdk', package: name, model: 'm', options };
  await expect(createConnector(settings, contextOf())).rejects.toThrow(message);
});

test('asks which function creates the provider when there are several', async () => {
  const several = `${PROVIDER}\nexport function createOther(options) { return createTest(options); }`;
  await withUserPackage('test-provider', { 'index.js': several }, importOnly);
  const settings = { type: 'ai-sdk', package: 'test-provider', model: 'm' };
  await expect(createConnector(settings, contextOf())).rejects.toThrow(
    'set "export" to one of createOther, createTest',
  );
  const connector = await createConnector({ ...settings, export: 'createOther' }, contextOf());
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toBe('"blanc"');
});

test.each([
  [
    'CommonJS',
    { main: './lib.cjs' },
    {
      'lib.cjs': `module.exports = { createTest: () => { const m = (id) => ({ specificationVersion: 'v3', modelId: id, doGenerate: async () => ({ content: [{ type: 'text', text: 'ok' }] }) }); return m; } };`,
    },
  ],
  [
    'nested conditions',
    { type: 'module', exports: { import: { types: './x.d.ts', default: './index.js' } } },
    { 'index.js': PROVIDER },
  ],
])('finds the entry of a package in %s', async (_name, manifest, files) => {
  await withUserPackage('test-provider', files as Record<string, string>, manifest);
  const connector = await createConnector({ type: 'ai-sdk', package: 'test-provider', model: 'm' }, contextOf());
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toMatch(/ok|blanc/);
});

const answerStep = { content: [{ type: 'text', text: '{"answer":"noir"}' }], finishReason: 'stop' };

test.each([
  ['a filter', { content: [], finishReason: 'content-filter' }, 1, /filter blocked the answer/],
  ['nothing', { content: [], finishReason: 'stop' }, 3, /answered nothing/],
  ['thought alone', { content: [{ type: 'reasoning', text: 'noir' }], finishReason: 'stop' }, 3, /gave no answer/],
  ['a tool call', { content: [{ type: 'tool-call' }], finishReason: { unified: 'tool-calls' } }, 1, /called a tool/],
  ['an end at the limit', { content: [], finishReason: { unified: 'length' } }, 1, /raise maxTokens/],
  ['an error', { content: [], finishReason: 'error' }, 3, /broke the answer off/],
])('takes %s for no answer', async (_name, step, calls, message) => {
  const { connector, asked } = await connectTo({ steps: [step, step, step, answerStep] });
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow(message);
  expect(asked).toHaveLength(calls);
});
