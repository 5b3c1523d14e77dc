// Sends JSON bodies over 64 connections for some seconds and prints what came of it: node http-load.js URL SECONDS < bodies.json
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

const [url, seconds] = process.argv.slice(2);
const bodies = JSON.parse(await text(process.stdin));
const result = await autocannon({
  url,
  connections: 64,
  duration: Number(seconds),
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  requests: bodies.map((body) => ({ body: JSON.stringify(body) })),
});
const { errors, timeouts, non2xx, requests, latency } = result;
// Those in flight when the time is over are no loss.
console.log(JSON.stringify({ rate: requests.average, p99: latency.p99, lost: errors + timeouts + non2xx }));
