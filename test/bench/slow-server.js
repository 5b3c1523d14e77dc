// Answers chat completions 50 ms later, and GET /requests with the last body it got; prints its address.
import { createServer } from 'node:http';

const DELAY = 50;
const answer = JSON.stringify({
  model: 'bench',
  choices: [{ index: 0, message: { role: 'assistant', content: '"blanc"' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 300, completion_tokens: 4 },
});
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) };
let calls = 0;
let last = [];

const server = createServer((request, response) => {
  if (request.method === 'GET') return response.end(JSON.stringify({ calls, last: Buffer.concat(last).toString() }));
  calls++;
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    last = chunks;
    setTimeout(() => response.writeHead(200, headers).end(answer), DELAY);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
