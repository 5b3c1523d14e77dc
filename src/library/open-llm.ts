import type { WrapConnector } from '../completion-cache/completion-cache.js';
import { checkPrices } from '../config/check-prices.js';
import type { Config } from '../config/config.js';
import { resolveLlm } from '../config/resolve-llm.js';
import type { ConnectorContext } from '../connectors/types.js';
import { decidedLlm, type RulesOf } from '../decisions/decided-llm.js';
import { rulesSource } from '../decisions/rules-source.js';
import { reloadingEngine } from '../engine/reloading-engine.js';
import type { Engine } from '../engine/types.js';
import type { Catalogue, ExampleCatalogue } from '../examples/catalogue.js';
import { createExampleKnowledge } from '../examples/example-knowledge.js';
import { composeLlm } from '../llm/compose-llm.js';
import { explainedLlm } from '../llm/explained-llm.js';
import type { ExampleSource, Llm } from '../llm/llm.js';
import type { LookupPolicy } from '../llm/lookup-policy.js';
import { createSpending, type Spending } from '../llm/spending.js';

/** A composition ready to answer over a catalogue. */
export interface OpenedLlm {
  readonly llm: Llm;
  readonly engine: Engine;
  readonly spending: Spending;
  readonly examples: ExampleSource;
  /** What decides whether answers are accepted. */
  readonly rulesOf: RulesOf;
  /** What the user is to know about the composition, such as a stand-in for a missing token. */
  readonly notes: readonly string[];
}

/** Which composition is opened. */
export interface OpenLlmRequest {
  readonly llm: string;
  readonly policy: LookupPolicy;
  /** How held-out answers of the engine came true, packed, where the catalogue could not keep it. */
  readonly heldOut?: string | undefined;
}

/** Puts configuration, catalogue and composition together. @throws UserError for a composition that cannot be used */
export async function openLlm(
  config: Config,
  catalogue: ExampleCatalogue,
  { llm: name, policy, heldOut }: OpenLlmRequest,
  wrap?: WrapConnector,
  onBusy?: ConnectorContext['onBusy'],
): Promise<OpenedLlm> {
  checkPrices(config, name, policy.limits, process.env);
  const notes = new Set<string>();
  const { minConfidence } = policy;
  const engine = reloadingEngine(() => catalogue.models, minConfidence === undefined ? {} : { minConfidence });
  const spending = createSpending(policy.limits);
  const composed = await composeLlm(name, {
    resolve(name) {
      const resolved = resolveLlm(config, name, process.env);
      for (const note of resolved.notes) notes.add(note);
      return resolved.settings;
    },
    engine,
    spending,
    locale: config.locale,
    policy,
    ...(hasExamples(catalogue) && { knowledge: createExampleKnowledge(catalogue) }),
    ...(wrap && { wrap }),
    ...(onBusy && { onBusy }),
  });
  const examples: ExampleSource = (field, description, count) => catalogue.examplesLike(field, description, { count });
  const rulesOf = rulesSource(() => catalogue.models, heldOut);
  const llm = decidedLlm(explainedLlm(composed, engine), engine, rulesOf);
  return { llm, rulesOf, engine, spending, examples, notes: [...notes] };
}

function hasExamples(catalogue: ExampleCatalogue): catalogue is ExampleCatalogue & Pick<Catalogue, 'examplesOf'> {
  return catalogue.examplesOf !== undefined;
}
