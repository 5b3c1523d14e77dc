import { expect, test } from 'vitest';
import type { Fault } from '../../helpers/llm-faults.js';
import { promptOf } from '../prompts.js';
import { firstly, forever, serveAndConnect } from '../wires.js';

const refusal = (message: string, param?: string): Fault => ({ status: 400, body: { error: { message, param } } });
const sampling = { temperature: 0, maxTokens: 50, stop: ['\n\n'], seed: 7 };

test('tells the parts of the tokens that have prices of their own', async () => {
  const { connector } = await serveAndConnect('openai', { promptTokens: 20, writtenTokens: 6, reasoningTokens: 2 });
  expect(await connector.complete(promptOf(), { signal: forever() })).toMatchObject({
    usage: { promptTokens: 20, completionTokens: 3, cachedTokens: 4, writtenTokens: 6, reasoningTokens: 2 },
  });
});

test('sends messages to /chat/completions, with the schema to keep to', async () => {
  const { server, connector } = await serveAndConnect('openai');
  const completion = await connector.complete(promptOf({ sampling }), { signal: forever() });
  expect(completion).toEqual({
    text: '"blanc"',
    model: 'm',
    usage: { promptTokens: 12, completionTokens: 3, cachedTokens: 4 },
    retries: 0,
  });
  expect(server.requests.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
  expect(server.requests[0]?.headers.authorization).toMatch(/^Bearer sk-test/);
  expect(server.requests[0]?.body).toMatchInlineSnapshot(`
    {
      "logprobs": true,
      "max_tokens": 50,
      "messages": [
        {
          "content": "Answer with one of the options.",
          "role": "system",
        },
        {
          "content": "Baignoire blanche

    couleur: blanc, noir",
          "role": "user",
        },
      ],
      "model": "m",
      "response_format": {
        "json_schema": {
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
          "strict": true,
        },
        "type": "json_schema",
      },
      "seed": 7,
      "stop": [
        "

    ",
      ],
      "temperature": 0,
    }
  `);
});

test('sends a text in its template to /completions', async () => {
  const { server, connector } = await serveAndConnect('openai', { answer: ' blanc' });
  const { text } = await connector.complete(promptOf({ template: 'llama2' }), { signal: forever() });
  expect(text).toBe(' blanc');
  expect(server.requests[0]?.path).toBe('/v1/completions');
  expect(server.requests[0]?.body).toMatchInlineSnapshot(`
    {
      "logprobs": 1,
      "max_tokens": 512,
      "model": "m",
      "prompt": "[INST] <<SYS>>Answer with one of the options.<</SYS>> Baignoire blanche

    couleur: blanc, noir [/INST]",
    }
  `);
});

test('leaves a schema whose root is an object as it is, and asks for strictness only when it can be strict', async () => {
  const { server, connector } = await serveAndConnect('openai', { answer: '{"colour":null}' });
  const loose = { type: 'object', properties: { colour: { type: ['string', 'null'] } } };
  const strict = { ...loose, required: ['colour'], additionalProperties: false };
  for (const schema of [loose, strict]) {
    const { text } = await connector.complete(promptOf({ schema }), { signal: forever() });
    expect(text).toBe('{"colour":null}');
  }
  expect(server.requests.map(({ body }) => body.response_format.json_schema)).toEqual([
    { name: 'answer', strict: false, schema: loose },
    { name: 'answer', strict: true, schema: strict },
  ]);
});

test('forces nothing when the question has no schema', async () => {
  const { server, connector } = await serveAndConnect('openai');
  await connector.complete(promptOf({ schema: {} }), { signal: forever() });
  expect(server.requests[0]?.body).not.toHaveProperty('response_format');
});

test('falls back from json_schema to json_object to plain, and remembers it', async () => {
  const plan = firstly(
    refusal("'response_format.type' json_schema is not supported"),
    refusal('Invalid value', 'response_format.type'),
  );
  const { server, connector } = await serveAndConnect('openai', plan);
  const first = await connector.complete(promptOf(), { signal: forever() });
  const second = await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual([
    'json_schema',
    'json_object',
    undefined,
    undefined,
  ]);
  expect([first.retries, second.retries]).toEqual([2, 0]);
  expect(second.notes).toEqual(['the server refuses json_schema: asked with none']);
});

test('falls back once for questions that are refused together', async () => {
  const fault = refusal('json_schema is not supported');
  const { server, connector } = await serveAndConnect('openai', { latency: 20, ...firstly(fault, fault, fault) });
  await Promise.all([1, 2, 3].map(() => connector.complete(promptOf(), { signal: forever() })));
  expect(server.requests.slice(3).map(({ body }) => body.response_format.type)).toEqual(Array(3).fill('json_object'));
});

test('starts with the way to force the shape that is configured', async () => {
  const { server, connector } = await serveAndConnect('openai', {}, { settings: { structuredOutput: 'json_object' } });
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests[0]?.body.response_format).toEqual({ type: 'json_object' });
});

test('leaves out an option that the server does not know, and says so', async () => {
  const plan = firstly(
    refusal(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    ),
    refusal(
      "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
    ),
  );
  const { server, connector } = await serveAndConnect('openai', plan);
  const { notes } = await connector.complete(promptOf({ sampling }), { signal: forever() });
  const { body } = server.requests.at(-1) ?? {};
  expect(body).toMatchObject({ max_completion_tokens: 50, seed: 7 });
  expect(body).not.toHaveProperty('max_tokens');
  expect(body).not.toHaveProperty('temperature');
  expect(notes?.join()).toMatch(/"max_tokens".*"temperature"/);
});

test('does not leave out an option whose value is refused', async () => {
  const plan = firstly(refusal('max_tokens is too large: 50000'));
  const { server, connector } = await serveAndConnect('openai', plan);
  const asked = connector.complete(promptOf({ sampling }), { signal: forever() });
  await expect(asked).rejects.toThrow('max_tokens is too large: 50000');
  expect(server.calls).toBe(1);
});

test('sends the headers and the keys of the body that are configured', async () => {
  const settings = { headers: { 'x-team': 'catalogue' }, body: { top_p: 0.5, model: 'other' } };
  const { server, connector } = await serveAndConnect('openai', {}, { settings });
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests[0]?.headers['x-team']).toBe('catalogue');
  expect(server.requests[0]?.body).toMatchObject({ top_p: 0.5, model: 'other' });
});

const odd: readonly (readonly [string, object, RegExp])[] = [
  ['a refusal', { choices: [{ message: { content: null, refusal: 'I cannot help' } }] }, /refuses: I cannot help/],
  ['no choices', { object: 'list' }, /without "choices"/],
  ['an error in place of the answer', { error: { message: 'the model is not loaded' } }, /the model is not loaded/],
  ['tokens used up', { choices: [{ message: { content: '' }, finish_reason: 'length' }] }, /raise maxTokens/],
];
test.each(odd)('fails on %s', async (_name, body, message) => {
  const { server, connector } = await serveAndConnect('openai', firstly({ status: 200, body }));
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow(message);
  expect(server.calls).toBe(1);
});

test('asks again when the error in place of the answer says that it will pass', async () => {
  const body = { error: { code: 502, message: 'upstream is away' } };
  const { connector } = await serveAndConnect('openai', firstly({ status: 200, body }));
  expect(await connector.complete(promptOf(), { signal: forever() })).toMatchObject({ text: '"blanc"', retries: 1 });
});

test('reads messages in parts, and notes an answer that was cut off', async () => {
  const content = [
    { type: 'text', text: '{"value": "bla' },
    { type: 'text', text: 'nc"' },
  ];
  const body = { choices: [{ message: { content }, finish_reason: 'length' }] };
  const { connector } = await serveAndConnect('openai', firstly({ status: 200, body }));
  const { text, notes } = await connector.complete(promptOf(), { signal: forever() });
  expect(text).toBe('{"value": "blanc"');
  expect(notes).toEqual(['the answer was cut off at the limit of tokens']);
});

test('keeps to the concurrency of the run, and to less when the server is too busy', async () => {
  let asked = 0;
  const busy = { status: 429, headers: { 'retry-after-ms': '1' } };
  const plan = { latency: 5, faults: () => (asked++ < 8 ? busy : undefined) };
  const { server, connector } = await serveAndConnect('openai', plan, { context: { concurrency: 8 } });
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => connector.complete(promptOf(), { signal: forever() })),
  );
  expect(answers).toHaveLength(40);
  expect(server.maxConcurrent).toBe(8);
});

test('shares one limit between two connectors to the same server', async () => {
  const { server, connector } = await serveAndConnect('openai', { latency: 20 }, { context: { concurrency: 2 } });
  const { createConnector } = await import('../../../src/connectors/index.js');
  const other = await createConnector(
    { type: 'openai', baseUrl: `${server.url}/v1`, model: 'n' },
    { concurrency: 2, deadline: 10_000 },
  );
  const ask = (one: typeof connector) => one.complete(promptOf(), { signal: forever() });
  await Promise.all([connector, other, connector, other, connector, other].map(ask));
  expect(server.maxConcurrent).toBe(2);
  await other.close?.();
  expect((await ask(connector)).text).toBe('"blanc"');
});

test('reads how probable the words of a text are, and asks no more where a server refuses it', async () => {
  const { connector } = await serveAndConnect('openai', { answer: ' blanc', chance: 0.25 });
  const { tokens } = await connector.complete(promptOf({ template: 'llama2' }), { signal: forever() });
  expect(tokens).toEqual([{ text: ' blanc', logprob: -1.3863 }]);
  const refusal = {
    status: 400,
    body: { error: { message: 'You are not allowed to request logprobs from this model' } },
  };
  const other = await serveAndConnect('openai', { faults: [refusal], chance: 0.25 });
  const answers = [
    await other.connector.complete(promptOf(), { signal: forever() }),
    await other.connector.complete(promptOf(), { signal: forever() }),
  ];
  expect(answers.map((answer) => answer.tokens)).toEqual([undefined, undefined]);
  expect(other.server.requests.map(({ body }) => body.logprobs)).toEqual([true, undefined, undefined]);
});

test('asks for no probabilities where the settings say so', async () => {
  const { server, connector } = await serveAndConnect('openai', {}, { settings: { logprobs: false } });
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests[0]?.body).not.toHaveProperty('logprobs');
});

test.each([
  ['gpt-5-mini', 'minimal'],
  ['gpt-5.2', 'none'],
  ['openai/gpt-5.6-terra', 'none'],
  ['o4-mini', 'low'],
  ['gpt-4.1', undefined],
  ['gpt-4o', undefined],
  ['qwen3', undefined],
])('asks %s for the least thought: %s', async (model, effort) => {
  const { server, connector } = await serveAndConnect('openai', {}, { settings: { model } });
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests[0]?.body.reasoning_effort).toBe(effort);
});

test('asks for more thought where a model has no less, and for none in particular where it knows no such option', async () => {
  const noValue = refusal("Unsupported value: 'reasoning_effort' does not support 'none' with this model.");
  const settings = { model: 'gpt-5.1' };
  const { server, connector } = await serveAndConnect('openai', firstly(noValue), { settings });
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests.map(({ body }) => body.reasoning_effort)).toEqual(['none', 'low']);
  const unknown = firstly(refusal('Unrecognized request argument supplied: reasoning_effort'));
  const other = await serveAndConnect('openai', unknown, { settings: { model: 'm', reasoningEffort: 'high' } });
  const { notes } = await other.connector.complete(promptOf(), { signal: forever() });
  expect(other.server.requests.map(({ body }) => body.reasoning_effort)).toEqual(['high', undefined]);
  expect(notes).toEqual(['the server refuses "reasoning_effort": it was left out']);
});

test('marks from GPT-5.6 on what questions share, has nothing else written, and says nothing of it to others', async () => {
  const long = 'Baignoire blanche '.repeat(200).trim();
  const prompt = (order: 'description-first' | 'description-last', turns: readonly string[] = []) =>
    promptOf({ description: long, order, turns });
  const bodyOf = async (settings: object, ...prompts: ReturnType<typeof promptOf>[]) => {
    const { server, connector } = await serveAndConnect('openai', {}, { settings });
    for (const one of prompts) await connector.complete(one, { signal: forever() });
    return server.requests.at(-1)?.body;
  };
  const model = 'gpt-5.6';
  const plain = { model, structuredOutput: 'none' };
  const first = await bodyOf(plain, prompt('description-first'));
  expect(first.prompt_cache_options).toEqual({ mode: 'explicit' });
  expect(first.messages[1].content).toEqual([
    { type: 'text', text: long, prompt_cache_breakpoint: { mode: 'explicit' } },
    { type: 'text', text: '\n\ncouleur: blanc, noir' },
  ]);
  // A schema that stands before the messages differs from field to field.
  const forced = await bodyOf({ model }, prompt('description-first'));
  expect(forced.prompt_cache_options).toEqual({ mode: 'explicit' });
  expect(JSON.stringify(forced.messages)).not.toContain('breakpoint');
  const turns = [long, '"blanc"'];
  const last = await bodyOf({ model }, prompt('description-last', turns), prompt('description-last', turns));
  expect(JSON.stringify(last.messages[2])).toContain('"prompt_cache_breakpoint":{"mode":"explicit"}');
  const off = await bodyOf({ ...plain, promptCache: 'off' }, prompt('description-first'));
  expect(off.prompt_cache_options).toEqual({ mode: 'explicit' });
  expect(JSON.stringify(off.messages)).not.toContain('breakpoint');
  expect(JSON.stringify(await bodyOf({ ...plain, model: 'gpt-5.2' }, prompt('description-first')))).not.toContain(
    'cache',
  );
});

test('leaves marks out where a server does not know them', async () => {
  const message = "Unknown parameter: 'messages[1].content[0].prompt_cache_breakpoint'.";
  const settings = { model: 'gpt-5.6', structuredOutput: 'none' };
  const { server, connector } = await serveAndConnect('openai', firstly(refusal(message)), { settings });
  const description = 'Baignoire blanche '.repeat(200).trim();
  await connector.complete(promptOf({ description, order: 'description-first' }), { signal: forever() });
  expect(server.requests).toHaveLength(2);
  expect(JSON.stringify(server.requests[1]?.body)).not.toContain('cache');
});
