// The test server as a process of its own: its only argument is {latency?, answer?, mishaps?, fault?} as JSON, where `fault`
// is what every call for a completion meets; prints its address.
import type { Fault } from './llm-faults.js';
import { startLlmServer } from './llm-server.js';
import { type Mishaps, randomFaults } from './random-faults.js';

interface Wish {
  readonly latency?: number;
  readonly answer?: string;
  readonly mishaps?: Mishaps;
  readonly fault?: Fault;
}

const { mishaps = {}, fault, ...plan } = JSON.parse(process.argv[2] ?? '{}') as Wish;
const faults = fault ? () => fault : randomFaults(mishaps);
const server = await startLlmServer({ ...plan, record: false, faults });
console.log(server.url);
