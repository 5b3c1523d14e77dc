import type { ZodType } from 'zod';
import { didYouMean, UserError } from '../errors.js';
import type { Connector, ConnectorContext, ConnectorSettings } from './types.js';

/** What the file of a connector exports. */
export interface ConnectorModule {
  /** The schema of its settings, described key by key; a connector without settings needs none. */
  readonly settings?: ZodType;
  connect(settings: never, context: ConnectorContext): Connector | Promise<Connector>;
}

/** Each connector by its `type`; a file is loaded only when its connector is used. */
const registry = {
  offline: () => import('./offline.js'),
  static: () => import('./static.js'),
  replicate: () => import('./replicate/replicate.js'),
  openai: () => import('./openai/openai.js'),
  'llama-server': () => import('./llama-server/llama-server.js'),
  ollama: () => import('./ollama/ollama.js'),
  anthropic: () => import('./anthropic/anthropic.js'),
  'ai-sdk': () => import('./ai-sdk/ai-sdk.js'),
  gguf: () => import('./gguf/gguf.js'),
  command: () => import('./command/command.js'),
} satisfies Record<string, () => Promise<ConnectorModule>>;

/** The name that a configuration gives a connector by. */
export type ConnectorType = keyof typeof registry;

/** All connector types, as configured. */
export const connectorTypes = Object.keys(registry) as readonly ConnectorType[];

/** Builds the connector of a composition, or passes on one that the configuration built itself; wrong settings are a UserError. */
export async function createConnector(settings: ConnectorSettings, context: ConnectorContext): Promise<Connector> {
  if ('complete' in settings && typeof settings.complete === 'function') return ownConnector(settings as Connector);
  const { type } = settings as { type: string };
  const { settings: schema, connect } = await loadConnector(type);
  const checked = schema ? (await import('./validate-settings.js')).validateSettings(type, schema, settings) : settings;
  return connect(checked as never, context);
}

/** The file of a connector, for its schema; an unknown type is a UserError. */
export async function loadConnector(type: string): Promise<ConnectorModule> {
  if (!Object.hasOwn(registry, type)) {
    const known = connectorTypes.join(', ');
    throw new UserError(`no connector type "${type}"${didYouMean(type, connectorTypes)} (known: ${known})`, 'config');
  }
  return registry[type as ConnectorType]();
}

/** It may be an instance of a class, and gets options that are no more than they say. */
function ownConnector(connector: Connector): Connector {
  const { name, free, identity, answerTokens, uncached } = connector;
  if (typeof name !== 'string' || name === '')
    throw new UserError('a connector of your own has no name: give it {name, complete}', 'config');
  const others = (['recall', 'forget', 'pace', 'check', 'limit', 'close'] as const).filter((key) => connector[key]);
  return {
    ...{ name, free, identity, answerTokens, uncached },
    complete: async (prompt, { signal, deadline }) => connector.complete(prompt, { signal, deadline }),
    ...Object.fromEntries(others.map((key) => [key, connector[key]?.bind(connector)])),
  };
}
