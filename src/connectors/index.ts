import type { ZodType } from 'zod';
import { didYouMean, UserError } from '../errors.js';
import type { Connector, ConnectorContext, ConnectorSettings } from './types.js';

/** How a connector is built, and from what settings. */
export interface ConnectorModule {
  /** The schema of its settings, described key by key; a connector without settings needs none. */
  readonly settings?: ZodType;
  connect(settings: never, context: ConnectorContext): Connector | Promise<Connector>;
}

/** Each connector by its `type`; a file is loaded only when its connector is used. */
const registry = {
  offline: async () => {
    const { connectOffline: connect } = await import('./offline.js');
    return { connect };
  },
  static: async () => {
    const { connectStatic: connect, staticSettings: settings } = await import('./static.js');
    return { connect, settings };
  },
  replicate: async () => {
    const { connectReplicate: connect, replicateSettings: settings } = await import('./replicate/replicate.js');
    return { connect, settings };
  },
  openai: async () => {
    const { connectOpenai: connect, openaiSettings: settings } = await import('./openai/openai.js');
    return { connect, settings };
  },
  'llama-server': async () => {
    const { connectLlamaServer: connect, llamaServerSettings: settings } = await import(
      './llama-server/llama-server.js'
    );
    return { connect, settings };
  },
  ollama: async () => {
    const { connectOllama: connect, ollamaSettings: settings } = await import('./ollama/ollama.js');
    return { connect, settings };
  },
  anthropic: async () => {
    const { connectAnthropic: connect, anthropicSettings: settings } = await import('./anthropic/anthropic.js');
    return { connect, settings };
  },
  'ai-sdk': async () => {
    const { connectAiSdk: connect, aiSdkSettings: settings } = await import('./ai-sdk/ai-sdk.js');
    return { connect, settings };
  },
  gguf: async () => {
    const { connectGguf: connect, ggufSettings: settings } = await import('./gguf/gguf.js');
    return { connect, settings };
  },
  command: async () => {
    const { connectCommand: connect, commandSettings: settings } = await import('./command/command.js');
    return { connect, settings };
  },
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
  const others = (['recall', 'forget', 'permits', 'check', 'limit', 'close'] as const).filter((key) => connector[key]);
  return {
    ...{ name, free, identity, answerTokens, uncached },
    complete: async (prompt, { signal, deadline }) => connector.complete(prompt, { signal, deadline }),
    ...Object.fromEntries(others.map((key) => [key, connector[key]?.bind(connector)])),
  };
}
