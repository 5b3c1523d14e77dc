import { expect, test } from 'vitest';
import { promptOf } from '../prompts.js';
import { forever, serveAndConnect } from '../wires.js';

const sampling = { temperature: 0, maxTokens: 50, stop: ['\n\n'], seed: 7 };
const schema = { enum: ['blanc', null] };
const words = (count: number) => 'baignoire '.repeat(count);

test('sends messages to /api/chat with the schema as the format', async () => {
  const { server, connector } = await serveAndConnect('ollama', { answer: '"blanc"' });
  const completion = await connector.complete(promptOf({ schema, sampling }), { signal: forever() });
  expect(completion).toEqual({
    text: '"blanc"',
    model: 'm',
    usage: { promptTokens: 18, completionTokens: 3 },
    retries: 0,
  });
  expect(server.requests[0]?.path).toBe('/api/chat');
  expect(server.requests[0]?.body).toMatchInlineSnapshot(`
    {
      "format": {
        "enum": [
          "blanc",
          null,
        ],
      },
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
      "options": {
        "num_ctx": 2048,
        "num_predict": 50,
        "seed": 7,
        "stop": [
          "

    ",
        ],
        "temperature": 0,
      },
      "stream": false,
      "truncate": false,
    }
  `);
});

test('sends a text in its template to /api/generate as it is', async () => {
  const { server, connector } = await serveAndConnect('ollama', { answer: '"blanc"' });
  await connector.complete(promptOf({ template: 'llama2', schema: {} }), { signal: forever() });
  expect(server.requests[0]?.path).toBe('/api/generate');
  expect(server.requests[0]?.body).toMatchInlineSnapshot(`
    {
      "model": "m",
      "options": {
        "num_ctx": 2048,
        "num_predict": 1024,
      },
      "prompt": "[INST] <<SYS>>Answer with one of the options.<</SYS>> Baignoire blanche

    couleur: blanc, noir [/INST]",
      "raw": true,
      "stream": false,
      "truncate": false,
    }
  `);
});

test('asks for a context that holds the longest prompt so far, and never for a smaller one again', async () => {
  const { server, connector } = await serveAndConnect('ollama', { contextSize: 1e6 });
  for (const count of [1, 1_000, 1]) {
    await connector.complete(promptOf({ description: words(count) }), { signal: forever() });
  }
  expect(server.requests.map(({ body }) => body.options.num_ctx)).toEqual([2_048, 8_192, 8_192]);
});

test('keeps to the context and the options that are configured', async () => {
  const settings = { contextSize: 16_384, options: { top_k: 3 }, body: { keep_alive: '1h' } };
  const { server, connector } = await serveAndConnect('ollama', {}, { settings });
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests[0]?.body).toMatchObject({ keep_alive: '1h', options: { num_ctx: 16_384, top_k: 3 } });
  expect(await connector.limit?.({ signal: forever() })).toEqual({ tokens: 16_384 });
});

test('fails when the server has read less than was sent', async () => {
  const { server, connector } = await serveAndConnect('ollama', { contextSize: 1_026 });
  const asked = connector.complete(promptOf({ description: words(1_000) }), { signal: forever() });
  await expect(asked).rejects.toThrow('ollama cut the prompt to 1026 tokens of a context of 8192');
  expect(server.calls).toBe(1);
});

test('fails when the prompt fills the context to the brim', async () => {
  const { connector } = await serveAndConnect(
    'ollama',
    { promptTokens: 4_096, contextSize: 4_096 },
    { settings: { contextSize: 4_096 } },
  );
  const asked = connector.complete(promptOf({ description: words(500) }), { signal: forever() });
  await expect(asked).rejects.toThrow('cut the prompt');
});

test('learns the context that the model was made for', async () => {
  const { connector } = await serveAndConnect('ollama', { contextSize: 131_072 });
  expect(await connector.limit?.({ signal: forever() })).toEqual({ tokens: 131_072 });
});

test('says what the server says of a model that it does not have', async () => {
  const body = { error: 'model "m" not found, try pulling it first' };
  const { connector } = await serveAndConnect('ollama', { faults: [{ status: 404, body }] });
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow('try pulling it first');
});
