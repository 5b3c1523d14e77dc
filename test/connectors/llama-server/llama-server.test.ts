import { expect, test } from 'vitest';
import { promptOf } from '../prompts.js';
import { completions, firstly, forever, serveAndConnect } from '../wires.js';

const sampling = { temperature: 0, maxTokens: 50, stop: ['\n\n'], seed: 7 };
const schema = { enum: ['blanc', null] };

test('sends a text to /completion with the schema as a grammar and the prompt kept in the cache', async () => {
  const { server, connector } = await serveAndConnect('llama-server', { answer: '"blanc"', chance: 0.25 });
  const completion = await connector.complete(promptOf({ template: 'llama2', schema, sampling }), {
    signal: forever(),
  });
  expect(completion).toEqual({
    text: '"blanc"',
    tokens: [{ text: '"blanc"', logprob: -1.3863 }],
    model: 'test.gguf',
    usage: { promptTokens: 12, completionTokens: 3, cachedTokens: 4 },
    retries: 0,
  });
  const [{ path, body } = {}] = completions(server);
  expect(path).toBe('/completion');
  expect(body).toMatchInlineSnapshot(`
    {
      "cache_prompt": true,
      "json_schema": {
        "enum": [
          "blanc",
          null,
        ],
      },
      "n_predict": 50,
      "n_probs": 1,
      "prompt": "[INST] <<SYS>>Answer with one of the options.<</SYS>> Baignoire blanche

    couleur: blanc, noir [/INST]",
      "seed": 7,
      "stop": [
        "

    ",
      ],
      "temperature": 0,
    }
  `);
});

test('sends messages to /v1/chat/completions', async () => {
  const { server, connector } = await serveAndConnect('llama-server', { answer: '"blanc"' });
  await connector.complete(promptOf({ schema, sampling }), { signal: forever() });
  const [{ path, body } = {}] = completions(server);
  expect(path).toBe('/v1/chat/completions');
  expect(body).toMatchInlineSnapshot(`
    {
      "cache_prompt": true,
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
      "response_format": {
        "json_schema": {
          "name": "answer",
          "schema": {
            "enum": [
              "blanc",
              null,
            ],
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

test('asks for the context once, and lowers its concurrency to the slots of the server', async () => {
  const { server, connector } = await serveAndConnect('llama-server', { latency: 20 }, { context: { concurrency: 8 } });
  expect(await connector.limit?.({ signal: forever() })).toEqual({ tokens: 4096 });
  await Promise.all(Array.from({ length: 6 }, () => connector.complete(promptOf(), { signal: forever() })));
  expect(server.requests.filter(({ path }) => path === '/props')).toHaveLength(1);
  expect(server.maxConcurrent).toBe(2);
});

test('counts the tokens of a prompt that might not fit, and sends none that does not', async () => {
  const { server, connector } = await serveAndConnect('llama-server', { contextSize: 512 });
  const long = promptOf({ template: 'llama2', description: 'baignoire '.repeat(300) });
  await expect(connector.complete(long, { signal: forever() })).rejects.toThrow(
    /the prompt of 7\d\d tokens does not fit the server's context of 512/,
  );
  expect(completions(server)).toHaveLength(0);
});

test('leaves an answer no more room than the context has', async () => {
  const { server, connector } = await serveAndConnect('llama-server', { contextSize: 512 });
  await connector.complete(promptOf({ description: 'baignoire '.repeat(150) }), { signal: forever() });
  const sent = server.requests.find(({ path }) => path === '/v1/chat/completions');
  expect(sent?.body.max_tokens).toBeGreaterThan(16);
  expect(sent?.body.max_tokens).toBeLessThan(150);
});

test('asks without a grammar when the server cannot make one of the schema', async () => {
  const refusal = { status: 400, body: { error: { message: 'failed to parse grammar' } } };
  const { server, connector } = await serveAndConnect('llama-server', firstly(refusal));
  const { notes } = await connector.complete(promptOf({ template: 'llama2', schema }), { signal: forever() });
  expect(completions(server).map(({ body }) => 'json_schema' in body)).toEqual([true, false]);
  expect(notes).toEqual(['the server refuses grammar: asked with none']);
});

test('waits for a server that is still loading its model', async () => {
  const loading = { status: 503, headers: { 'retry-after-ms': '1' } };
  const { connector } = await serveAndConnect('llama-server', { faults: [loading, loading] });
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toContain('blanc');
});

test('does without the context size when the server keeps it to itself', async () => {
  const { connector } = await serveAndConnect('llama-server', { faults: [{ status: 403 }] });
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toContain('blanc');
  expect(await connector.limit?.({ signal: forever() })).toBeUndefined();
});
