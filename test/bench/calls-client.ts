// Makes so many calls in one way and prints what they took, as JSON: calls-client.ts WAY URL CALLS CONCURRENCY
import PQueue from 'p-queue';
import { Pool } from 'undici';
import { createConnector } from '../../src/connectors/index.js';
import { promptOf } from '../connectors/prompts.js';

const [way, url = '', calls, concurrency] = process.argv.slice(2);
const CALLS = Number(calls);
const CONCURRENCY = Number(concurrency);
const prompt = promptOf();

/** The calls of the connector, with nothing around them. */
async function bare(): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ model: 'bench', messages: prompt.messages, response_format: prompt.question.schema });
  let left = CALLS;
  const work = async () => {
    while (left-- > 0) {
      const reply = await pool.request({ method: 'POST', path: '/v1/chat/completions', headers, body });
      const { choices } = (await reply.body.json()) as { choices: { message: { content: string } }[] };
      if (!choices[0]?.message.content) throw new Error('no answer');
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}

/** What a lookup does: a queue in front of a connector, and a signal for all. */
async function connector(): Promise<void> {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const { signal } = new AbortController();
  for (let call = 0; call < CALLS; call++) {
    if (queue.size > CONCURRENCY) await queue.onSizeLessThan(CONCURRENCY);
    void queue.add(async () => {
      const { text } = await openai.complete(prompt, { signal });
      if (!text) throw new Error('no answer');
    });
  }
  await queue.onIdle();
}

const pool = new Pool(url, { connections: CONCURRENCY, pipelining: 1 });
const settings = { type: 'openai', baseUrl: `${url}/v1`, model: 'bench' };
const openai = await createConnector(settings, { concurrency: CONCURRENCY, deadline: 600_000 });
const startedAt = performance.now();
const before = process.cpuUsage();
await (way === 'bare' ? bare() : connector());
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ wall: performance.now() - startedAt, cpu: (user + system) / 1_000 }));
await Promise.all([pool.close(), openai.close?.()]);
