import { expect, test } from 'vitest';
import { createConnector } from '../../src/connectors/index.js';
import { startLlmServer } from '../helpers/llm-server.js';
import { contextOf, promptOf } from './prompts.js';

const types = [
  ['openai', '/v1', { model: 'm' }],
  ['llama-server', '', {}],
  ['ollama', '', { model: 'm' }],
  ['anthropic', '/v1', { model: 'm', apiKey: 'kkkkkkk' }],
  ['replicate', '/v1', { model: 'o/m', token: 'kkkkkkk' }],
] as const;
for (const [type, base, more] of types)
  test(`asks ${type}`, async () => {
    const server = await startLlmServer({ answer: '{"answer":"blanc"}', polls: 2 });
    const connector = await createConnector({ type, baseUrl: `${server.url}${base}`, ...more }, contextOf());
    console.log(await connector.complete(promptOf(), { signal: new AbortController().signal }));
    if (type !== 'anthropic') console.log(await connector.complete(promptOf({template:'llama2'}), { signal: new AbortController().signal }));
    console.log(await connector.check?.({signal: new AbortController().signal}), await connector.limit?.({signal: new AbortController().signal}));
    await connector.close?.();
    console.log(JSON.stringify(server.requests.map(r => [r.method, r.path, r.body]), null, 1));
    console.log(server.requests[0]?.headers);
    await server.close();
  });
