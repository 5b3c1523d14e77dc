import { hash } from 'node:crypto';
import type { JsonSchema } from '../chain-of-thoughts/types.js';
import type { Connector, ConnectorSettings, Prompt } from '../connectors/types.js';
import { memoize } from '../memoize.js';

/** What opens a server and shapes no answer: a new key must not make the same question a new one. */
const SECRET = /^(?:api[-_]?key|key|token|secret|password|authorization|headers)$/i;

/**
 * What tells the answers of a connector from those of others: its settings without secrets. A connector that a
 * configuration file built has to name it itself.
 */
export function connectorIdentity(connector: Connector, settings: ConnectorSettings | undefined): string | undefined {
  if (connector.identity !== undefined) return `${connector.name}:${connector.identity}`;
  if (!settings || 'complete' in settings) return undefined;
  return settingsIdentity(settings);
}

/** Settings as one text, without secrets. */
export function settingsIdentity(settings: unknown): string {
  return JSON.stringify(settings, (key, value) => (SECRET.test(key) ? undefined : withoutUser(key, value)));
}

function withoutUser(key: string, value: unknown): unknown {
  return key === 'baseUrl' && typeof value === 'string' ? value.replace(/\/\/[^/@]*@/, '//') : value;
}

/** Stands in no prompt, whose control characters are taken out. */
const BETWEEN = '\u0000';

/** The key of a question: a SHA-256 over all that shapes its answer. */
export function completionKey(identity: string, { template, text, messages, sampling, question }: Prompt): string {
  const asked = template === 'chat' ? messages.flatMap(({ role, content }) => [role, content]) : [text];
  const parts = [identity, template, JSON.stringify(sampling), textOf(question.schema), ...asked];
  return hash('sha256', parts.join(BETWEEN), 'base64url');
}

/** The questions about a field share their schema. */
const textOf = memoize((schema: JsonSchema) => JSON.stringify(schema));
