import { expect, onTestFinished, test } from 'vitest';
import { createConnector } from '../../../src/connectors/index.js';
import { startLlmServer } from '../../helpers/llm-server.js';
import { contextOf, promptOf } from '../prompts.js';
import { firstly, forever, KEY, serveAndConnect } from '../wires.js';

const sampling = { temperature: 0.1, maxTokens: 50, stop: ['[INST]', '\n'], seed: 7 };

test('creates a prediction of an official model, and takes its pieces together', async () => {
  const { server, connector } = await serveAndConnect('replicate', { answer: 'acier inoxydable' });
  const completion = await connector.complete(promptOf({ template: 'llama2', sampling }), { signal: forever() });
  expect(completion).toEqual({
    text: 'acier inoxydable',
    model: 'owner/model',
    usage: { promptTokens: 12, completionTokens: 3 },
    retries: 0,
  });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({
    path: '/v1/models/owner/model/predictions',
    headers: { authorization: `Bearer ${KEY}`, prefer: 'wait=2', 'cancel-after': '10s' },
  });
  expect(server.requests[0]?.body).toMatchInlineSnapshot(`
    {
      "input": {
        "max_new_tokens": 50,
        "max_tokens": 50,
        "prompt": "[INST] <<SYS>>Answer with one of the options.<</SYS>> Baignoire blanche

    couleur: blanc, noir [/INST]",
        "prompt_template": "{prompt}",
        "seed": 7,
        "stop_sequences": "[INST],
    ",
        "temperature": 0.1,
      },
    }
  `);
});

test('sends instructions and question apart when there is no template', async () => {
  const { server, connector } = await serveAndConnect('replicate');
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests[0]?.body.input).toEqual({
    system_prompt: 'Answer with one of the options.',
    prompt: 'Baignoire blanche\n\ncouleur: blanc, noir',
  });
});

test.each([
  ['owner/model:0123abcd', '0123abcd'],
  ['0123abcd', '0123abcd'],
])('creates a prediction of the version in %s', async (model, version) => {
  const { server, connector } = await serveAndConnect('replicate', {}, { settings: { model, input: { top_p: 0.5 } } });
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests[0]).toMatchObject({ path: '/v1/predictions', body: { version, input: { top_p: 0.5 } } });
});

test('polls a model that has to start first', async () => {
  const { server, connector } = await serveAndConnect('replicate', { polls: 3 });
  expect((await connector.complete(promptOf(), { signal: forever() })).text).toContain('blanc');
  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v1/models/owner/model/predictions',
    'GET /v1/predictions/p1',
    'GET /v1/predictions/p1',
    'GET /v1/predictions/p1',
  ]);
});

test('asks again when a poll fails in passing, and counts it', async () => {
  const faults = [undefined, { status: 500, headers: { 'retry-after-ms': '1' } }, 'reset'] as const;
  const { server, connector } = await serveAndConnect('replicate', { polls: 1, faults });
  expect(await connector.complete(promptOf(), { signal: forever() })).toMatchObject({ retries: 2 });
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test.each([
  ['failed', 'the prediction failed: the model ran out of memory'],
  ['canceled', 'the prediction was canceled'],
  ['aborted', 'the prediction was aborted'],
] as const)('fails when the prediction is %s', async (ends, message) => {
  const { server, connector } = await serveAndConnect('replicate', { polls: 1, ends });
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow(message);
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('cancels the prediction when nobody waits for it any more', async () => {
  const cancelled: string[] = [];
  const { server, connector } = await serveAndConnect('replicate', {
    polls: 1e9,
    onCancel: (id) => cancelled.push(id),
  });
  const abort = new AbortController();
  const asked = connector.complete(promptOf(), { signal: abort.signal });
  while (server.calls < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  abort.abort(new Error('the deadline has passed'));
  await expect(asked).rejects.toThrow('the deadline has passed');
  await connector.close?.();
  expect(cancelled).toEqual(['p1']);
});

test('cancels the prediction when it cannot be polled', async () => {
  const cancelled: string[] = [];
  const plan = { polls: 1e9, onCancel: (id: string) => cancelled.push(id), faults: [undefined, { status: 403 }] };
  const { connector } = await serveAndConnect('replicate', plan);
  await expect(connector.complete(promptOf(), { signal: forever() })).rejects.toThrow('403');
  await connector.close?.();
  expect(cancelled).toEqual(['p1']);
});

test('gives the token to no other server than the configured one', async () => {
  const stranger = await startLlmServer();
  onTestFinished(() => stranger.close());
  const { server, connector } = await serveAndConnect('replicate', { polls: 1, publicUrl: stranger.url });
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.calls).toBe(2);
  expect(stranger.calls).toBe(0);
});

test('does not ask the server to hold a request longer than the attempt may take', async () => {
  const { server, connector } = await serveAndConnect('replicate', {}, { context: { attemptTimeout: 500 } });
  await connector.complete(promptOf(), { signal: forever() });
  expect(server.requests[0]?.headers).not.toHaveProperty('prefer');
});

test('creates the prediction anew when the server stays silent', async () => {
  const { server, connector } = await serveAndConnect('replicate', firstly('silent'), {
    context: { attemptTimeout: 50 },
  });
  expect(await connector.complete(promptOf(), { signal: forever() })).toMatchObject({ retries: 1 });
  expect(server.calls).toBe(2);
});

test('needs a token', async () => {
  const settings = { type: 'replicate', model: 'owner/model' };
  await expect(createConnector(settings, contextOf())).rejects.toThrow(
    'connector "replicate" needs the setting "token": the API token',
  );
});
