import type { Connector, ConnectorContext, ConnectorSettings } from '../connectors/types.js';
import type { Engine } from '../engine/types.js';
import { UserError } from '../errors.js';
import type { ExampleKnowledge } from '../examples/example-knowledge.js';
import type { Locale } from '../fields/field.js';
import { engineLlm } from './engine-llm.js';
import { fallbackLlm } from './fallback-llm.js';
import { type GatePolicy, gateLlm } from './gate-llm.js';
import type { Llm, LlmRequest } from './llm.js';
import type { LookupPolicy } from './lookup-policy.js';
import type { LlmSettings } from './settings.js';
import type { Spending } from './spending.js';

/** What compositions are built from. */
export interface LlmDependencies {
  /** The settings of a composition, ready to use; throws a UserError for an unknown name or a missing secret. */
  readonly resolve: (name: string) => LlmSettings;
  readonly engine: Engine;
  readonly locale: Locale;
  /** What the catalogue's examples tell besides those that are like a text. */
  readonly knowledge?: ExampleKnowledge;
  readonly spending: Spending;
  /** Its timeout sizes the first attempts of a call. */
  readonly policy: Pick<LookupPolicy, 'timeout' | 'concurrency'>;
  /** Wraps each connector that costs something, for a cache. */
  readonly wrap?: (connector: Connector, settings: LlmSettings) => Promise<Connector>;
  /** Told when a server says that it gets too many calls. */
  readonly onBusy?: ConnectorContext['onBusy'];
}

/** Builds a composition with its gate and fallbacks; one that hints back to itself is a UserError. */
export async function composeLlm(
  name: string,
  dependencies: LlmDependencies,
  path: readonly string[] = [],
): Promise<Llm> {
  if (path.includes(name)) {
    throw new UserError(
      `llm "${path[0]}" leads back to itself (${[...path, name].join(' → ')}): break the circle in its llm or fallback`,
    );
  }
  const settings = dependencies.resolve(name);
  const inward = [...path, name];
  const core =
    settings.llm === undefined
      ? await leafLlm(name, settings, dependencies)
      : await composeLlm(settings.llm, dependencies, inward);
  const ungrounded = settings.gate ? gateLlm(name, dependencies.engine, core, policyOf(settings)) : core;
  const gated = settings.grounded ? groundedLlm(ungrounded) : ungrounded;
  if (!settings.fallback?.length) return { ...gated, name };
  const others = await Promise.all(settings.fallback.map((other) => composeLlm(other, dependencies, inward)));
  return fallbackLlm(name, gated, others);
}

/** A composition whose settings take a value without evidence as absent, whoever answers: the engine, its gate, a model. */
function groundedLlm(llm: Llm): Llm {
  const grounded = (request: LlmRequest): LlmRequest => ({ ...request, policy: { ...request.policy, grounded: true } });
  return {
    ...llm,
    grounded: true,
    answerLocally: (fields, request) => llm.answerLocally(fields, grounded(request)),
    ask: (fields, request) => llm.ask(fields, grounded(request)),
    preview: (fields, request) => llm.preview(fields, grounded(request)),
  };
}

function policyOf({ gateConfidence: sure, gateDoubt: doubt, gateTrust: trust }: LlmSettings): GatePolicy {
  return {
    ...(sure !== undefined && { sure }),
    ...(doubt !== undefined && { doubt }),
    ...(trust !== undefined && { trust }),
  };
}

async function leafLlm(name: string, settings: LlmSettings, dependencies: LlmDependencies): Promise<Llm> {
  const { connector } = settings;
  if (!connector) throw new UserError(`llm "${name}" has neither a connector nor an llm: give it one of them`);
  if ('type' in connector && connector.type === 'offline') {
    const preview: Llm['preview'] = async (fields, request) =>
      (await askingLlm(name, settings, connector, dependencies)).preview(fields, request);
    return engineLlm(name, dependencies.engine, preview);
  }
  return askingLlm(name, settings, connector, dependencies);
}

/** What writes prompts and sends them is loaded only when there is something to ask. */
async function askingLlm(
  name: string,
  settings: LlmSettings,
  configured: ConnectorSettings,
  { engine, policy, locale, knowledge, spending, wrap, onBusy }: LlmDependencies,
): Promise<Llm> {
  const { modelLlm, createConnector, findChainOfThoughts } = await import('./asking-parts.js');
  const { chainOfThoughts = 'few-shot', attemptTimeout } = settings;
  const context = {
    ...{ engine, concurrency: policy.concurrency, deadline: policy.timeout },
    ...(attemptTimeout !== undefined && { attemptTimeout }),
    ...(onBusy && { onBusy }),
  };
  const connector = await createConnector(configured, context);
  return modelLlm({
    name,
    settings,
    locale,
    spending,
    engine,
    ...(knowledge && { knowledge }),
    chain: typeof chainOfThoughts === 'string' ? findChainOfThoughts(chainOfThoughts) : chainOfThoughts,
    connector: wrap && !connector.free ? await wrap(connector, settings) : connector,
  });
}
