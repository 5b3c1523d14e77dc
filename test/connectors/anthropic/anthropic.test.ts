import { expect, test } from 'vitest';
import { createConnector } from '../../../src/connectors/index.js';
import { contextOf, promptOf } from '../prompts.js';
import { firstly, forever, KEY, serveAndConnect } from '../wires.js';

const refusal = (message: string) => ({
  status: 400,
  body: { type: 'error', error: { type: 'invalid_request_error', message } },
});

test('forces the answer through a tool', async () => {
  const { server, connector } = await serveAndConnect('anthropic', { writtenTokens: 6 });
  const sampling = { temperature: 0, maxTokens: 50, stop: ['END'], seed: 7 };
  const completion = await connector.complete(promptOf({ sampling }), { signal: forever() });
  expect(completion).toEqual({
    text: '"blanc"',
    model: 'm',
    usage: { promptTokens: 22, completionTokens: 3, cachedTokens: 4, writtenTokens: 6 },
    retries: 0,
  });
  expect(server.requests[0]).toMatchObject({
    path: '/v1/messages',
    headers: { 'x-api-key': KEY, 'anthropic-version': '2023-06-01' },
  });
  expect(server.requests[0]?.body).toMatchInlineSnapshot(`
    {
      "max_tokens": 50,
      "messages": [
        {
          "content": "Baignoire blanche

    couleur: blanc, noir",
          "role": "user",
        },
      ],
      "model": "m",
      "stop_sequences": [
        "END",
      ],
      "system": "Answer with one of the options.",
      "temperature": 0,
      "tool_choice": {
        "disable_parallel_tool_use": true,
        "name": "answer",
        "type": "tool",
      },
      "tools": [
        {
          "description": "Gives the answer.",
          "input_schema": {
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
          "name": "answer",
        },
      ],
    }
  `);
});

test('asks with output_config, then with the first brace, then plainly when a model takes no forced tool', async () => {
  const plan = firstly(
    refusal('tool_choice forces tool use, which this model does not support'),
    refusal('output_config.format is not supported'),
    refusal('This model does not support assistant message prefill'),
  );
  const { server, connector } = await serveAndConnect('anthropic', { ...plan, answer: '"blanc"' });
  const { retries, notes, text } = await connector.complete(promptOf(), { signal: forever() });
  const [, second, third, last] = server.requests.map(({ body }) => body);
  expect(second.output_config.format).toMatchObject({ type: 'json_schema', schema: { type: 'object' } });
  expect(third.messages.at(-1)).toEqual({ role: 'assistant', content: '{' });
  expect(last.messages).toHaveLength(1);
  expect(text).toBe('"blanc"');
  expect(retries).toBe(3);
  expect(notes).toEqual(['the server refuses tool: asked with none']);
});

test('completes an answer whose first brace it wrote itself, and marks the description for the cache', async () => {
  const settings = { structuredOutput: 'prefill' };
  const { server, connector } = await serveAndConnect('anthropic', { answer: '"answer":"noir"}' }, { settings });
  const description = 'Baignoire blanche '.repeat(200).trim();
  const prompt = promptOf({ description, order: 'description-first' });
  expect((await connector.complete(prompt, { signal: forever() })).text).toBe('"noir"');
  expect(server.requests[0]?.body.messages[0].content).toEqual([
    { type: 'text', text: description, cache_control: { type: 'ephemeral' } },
    { type: 'text', text: '\n\ncouleur: blanc, noir' },
  ]);
});

test.each([
  ['a description that is too short for the cache', 50, {}],
  ['a model whose cache takes no less than 4,096 tokens', 200, { model: 'claude-opus-4-6' }],
  ['a tool before it that differs from field to field', 200, { structuredOutput: 'tool' }],
  ['a cache that is not wanted', 200, { promptCache: 'off' }],
])('marks no description for the cache with %s', async (_, length, more) => {
  const settings = { structuredOutput: 'none', ...more };
  const { server, connector } = await serveAndConnect('anthropic', { answer: '{"answer":"noir"}' }, { settings });
  const description = 'Baignoire blanche '.repeat(length).trim();
  await connector.complete(promptOf({ description, order: 'description-first' }), { signal: forever() });
  expect(server.requests[0]?.body.messages[0].content).toContain(description);
  expect(JSON.stringify(server.requests[0]?.body)).not.toContain('cache_control');
});

test('marks what the question before had, too, where each product is asked one question', async () => {
  const { server, connector } = await serveAndConnect('anthropic');
  const turns = ['Lavabo noir '.repeat(300), '"noir"'];
  for (const description of ['Baignoire', 'Lavabo', 'Vasque'])
    await connector.complete(promptOf({ description, turns, order: 'description-last' }), { signal: forever() });
  const marks = server.requests.map(({ body }) =>
    body.messages.map(({ content }: { content: unknown }) => JSON.stringify(content).includes('cache_control')),
  );
  expect(marks).toEqual([[false, false, false], ...Array(2).fill([false, true, false])]);
});

test('leaves out a temperature that the model does not take', async () => {
  const { server, connector } = await serveAndConnect(
    'anthropic',
    firstly(refusal('`temperature` is deprecated for this model.')),
  );
  await connector.complete(promptOf({ sampling: { temperature: 0 } }), { signal: forever() });
  expect(server.requests.map(({ body }) => body.temperature)).toEqual([0, undefined]);
});

test('asks again when the API is overloaded', async () => {
  const overloaded = {
    status: 529,
    body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
  };
  const { connector } = await serveAndConnect('anthropic', firstly(overloaded));
  expect(await connector.complete(promptOf(), { signal: forever() })).toMatchObject({ retries: 1 });
});

test('fails when the model refuses to answer', async () => {
  const body = { type: 'message', content: [], stop_reason: 'refusal', usage: { input_tokens: 1, output_tokens: 0 } };
  const { connector } = await serveAndConnect('anthropic', firstly({ status: 200, body }));
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow('refuses to answer');
});

test.each(['', '/', '/v1', '/v1/', '/proxy', '/proxy/v1'])(
  'is found below an address that ends in "%s"',
  async (end) => {
    const { server } = await serveAndConnect('anthropic');
    const settings = { type: 'anthropic', baseUrl: `${server.url}${end}`, model: 'm', apiKey: KEY };
    const connector = await createConnector(settings, contextOf());
    await Promise.resolve(connector.complete(promptOf(), { signal: forever() })).catch(() => undefined);
    expect(server.requests.at(-1)?.path).toBe(`${end.startsWith('/proxy') ? '/proxy' : ''}/v1/messages`);
  },
);
