// Makes so many calls with a body over a bare undici Pool: node bare-calls.js URL CALLS CONCURRENCY BODY-FILE
import { readFileSync } from 'node:fs';
import { Pool } from 'undici';

const [url, calls, concurrency, file] = process.argv.slice(2);
const body = JSON.parse(readFileSync(file, 'utf8'));
const pool = new Pool(url, { connections: Number(concurrency), pipelining: 1 });
let left = Number(calls);

async function work() {
  while (left-- > 0) {
    const reply = await pool.request({
      path: '/v1/chat/completions',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { choices } = await reply.body.json();
    if (!choices[0].message.content) throw new Error('no answer');
  }
}

await Promise.all(Array.from({ length: Number(concurrency) }, work));
await pool.close();
