import { expect, test } from 'vitest';
import { createConnector } from '../../src/connectors/index.js';
import { startLlmServer } from '../helpers/llm-server.js';
import { contextOf, promptOf } from './prompts.js';

test('asks chat completions', async () => {
  const server = await startLlmServer({ answer: '{"answer":"blanc"}' });
  const connector = await createConnector({ type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' }, contextOf());
  const completion = await connector.complete(promptOf(), { signal: new AbortController().signal });
  expect(completion).toEqual({});
  await connector.close?.();
  expect(server.requests[0]).toEqual({});
  await server.close();
});
