import { onTestFinished } from 'vitest';
import { createConnector } from '../../src/connectors/index.js';
import type { Connector, ConnectorContext, ConnectorSettings } from '../../src/connectors/types.js';
import { type LlmServer, type Plan, startLlmServer } from '../helpers/llm-server.js';
import { contextOf } from './prompts.js';

/** A key that no message may ever show. */
export const KEY = 'sk-test-0123456789/+abc';

/** What each connector that speaks HTTP is configured with, by its type. */
export const wires = {
  openai: (url: string) => ({ type: 'openai', baseUrl: `${url}/v1`, model: 'm', apiKey: KEY }),
  'llama-server': (url: string) => ({ type: 'llama-server', baseUrl: url, apiKey: KEY }),
  ollama: (url: string) => ({ type: 'ollama', baseUrl: url, model: 'm', headers: { authorization: `Bearer ${KEY}` } }),
  replicate: (url: string) => ({ type: 'replicate', baseUrl: `${url}/v1`, model: 'owner/model', token: KEY }),
  anthropic: (url: string) => ({ type: 'anthropic', baseUrl: `${url}/v1`, model: 'm', apiKey: KEY }),
} satisfies Record<string, (url: string) => ConnectorSettings>;

/** A type of the table above. */
export type Wire = keyof typeof wires;

/** Starts a server and connects to it; both are closed when the test ends. */
export async function serveAndConnect(
  wire: Wire,
  plan: Plan = {},
  { context = {}, settings = {} }: { context?: Partial<ConnectorContext>; settings?: object } = {},
): Promise<{ readonly server: LlmServer; readonly connector: Connector }> {
  const server = await startLlmServer({ answer: '{"answer":"blanc"}', ...plan });
  onTestFinished(() => server.close());
  const connector = await createConnector({ ...wires[wire](server.url), ...settings }, contextOf(context));
  onTestFinished(() => connector.close?.());
  return { server, connector };
}

/** A signal that never aborts. */
export function forever(): AbortSignal {
  return new AbortController().signal;
}

/** Only the calls that ask for a completion: llama-server's connector asks for `/props` first. */
export function completions(server: LlmServer) {
  return server.requests.filter(({ path, method }) => method === 'POST' && path !== '/tokenize');
}

/** A plan whose first completions meet these faults; anything else that is asked is answered. */
export function firstly(...faults: NonNullable<Plan['faults']> & readonly unknown[]): Plan {
  let asked = 0;
  return { faults: (_call, { method }) => (method === 'POST' ? faults[asked++] : undefined) } as Plan;
}
