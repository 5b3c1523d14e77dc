// The test server as a process of its own: its only argument is {latency?, answer?, mishaps?} as JSON; prints its address.
import { startLlmServer } from './llm-server.js';
import { type Mishaps, randomFaults } from './random-faults.js';

const plan = JSON.parse(process.argv[2] ?? '{}') as { latency?: number; answer?: string; mishaps?: Mishaps };
const server = await startLlmServer({ ...plan, record: false, faults: randomFaults(plan.mishaps ?? {}) });
console.log(server.url);
