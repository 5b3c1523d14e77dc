import { findChainOfThoughts } from '../chain-of-thoughts/index.js';
import { createConnector } from '../connectors/index.js';
import type { Connector, ConnectorContext } from '../connectors/types.js';
import type { Engine } from '../engine/types.js';
import { UserError } from '../errors.js';
import type { Locale } from '../fields/field.js';
import { fallbackLlm } from './fallback.js';
import { gateLlm } from './gate.js';
import type { Llm } from './llm.js';
import { modelLlm } from './model-llm.js';
import type { LlmSettings } from './settings.js';
import type { Spending } from './spending.js';

/** What compositions are built from. */
export interface Workshop {
  /** The settings of a composition, ready to use; throws a UserError for an unknown name or a missing secret. */
  readonly resolve: (name: string) => LlmSettings;
  readonly engine: Engine;
  readonly locale: Locale;
  readonly spending: Spending;
  readonly concurrency: number;
  /** Milliseconds that a lookup may take; sizes the first attempts of a call. */
  readonly deadline: number;
  /** Wraps each connector that costs something, for a cache. */
  readonly wrap?: (connector: Connector, settings: LlmSettings) => Connector;
}

/** Builds a composition with its gate and fallbacks; one that leads back to itself is a UserError. */
export async function composeLlm(name: string, workshop: Workshop, path: readonly string[] = []): Promise<Llm> {
  if (path.includes(name)) {
    throw new UserError(
      `llm "${path[0]}" leads back to itself (${[...path, name].join(' → ')}): break the circle in its llm or fallback`,
    );
  }
  const settings = workshop.resolve(name);
  const inward = [...path, name];
  const core =
    settings.llm === undefined
      ? await leafLlm(name, settings, workshop)
      : await composeLlm(settings.llm, workshop, inward);
  const gated = settings.gate ? gateLlm(name, workshop.engine, core) : core;
  if (!settings.fallback?.length) return { ...gated, name };
  const others = await Promise.all(settings.fallback.map((other) => composeLlm(other, workshop, inward)));
  return fallbackLlm(name, gated, others);
}

async function leafLlm(name: string, settings: LlmSettings, workshop: Workshop): Promise<Llm> {
  const { engine, concurrency, deadline, locale, spending, wrap } = workshop;
  const context: ConnectorContext = { engine, concurrency, deadline, attemptTimeout: settings.attemptTimeout };
  if (!settings.connector) throw new UserError(`llm "${name}" has neither a connector nor an llm: give it one of them`);
  const { chainOfThoughts = 'few-shot' } = settings;
  const connector = await createConnector(settings.connector, context);
  return modelLlm({
    name,
    settings,
    locale,
    spending,
    chain: typeof chainOfThoughts === 'string' ? findChainOfThoughts(chainOfThoughts) : chainOfThoughts,
    connector: wrap && !connector.free ? wrap(connector, settings) : connector,
  });
}
