import { type Config, resolveLlm } from './config/config.js';
import type { Connector } from './connectors/types.js';
import { createEngine } from './engine/engine.js';
import type { Engine } from './engine/types.js';
import type { Catalogue } from './examples/catalogue.js';
import { composeLlm } from './llm/compose.js';
import type { ExampleSource, Llm } from './llm/llm.js';
import type { LlmSettings } from './llm/settings.js';
import { createSpending, type Spending } from './llm/spending.js';

/** A composition ready to answer over a catalogue. */
export interface Assembly {
  readonly llm: Llm;
  readonly engine: Engine;
  readonly spending: Spending;
  readonly examples: ExampleSource;
  /** What the user is to know about the composition, such as a stand-in for a missing token. */
  readonly notes: readonly string[];
}

/** What a run may set beside its configuration. */
export interface AssemblyOptions {
  /** Name of the composition; default the configuration's. */
  readonly llm?: string;
  /** Milliseconds of one lookup; default the configuration's. */
  readonly timeout?: number;
  readonly concurrency?: number;
  /** The least confidence of an offline answer, 0 to 1. */
  readonly minConfidence?: number;
  readonly maxCost?: number;
  readonly maxCalls?: number;
  readonly environment?: NodeJS.ProcessEnv;
  readonly wrap?: (connector: Connector, settings: LlmSettings) => Connector;
}

/** Puts configuration, catalogue and composition together. Throws a UserError for a composition that cannot be used. */
export async function assemble(config: Config, catalogue: Catalogue, options: AssemblyOptions = {}): Promise<Assembly> {
  const { environment = process.env, wrap } = options;
  const notes = new Set<string>();
  const minConfidence = options.minConfidence ?? config.minConfidence;
  const engine = createEngine(catalogue.weights, minConfidence === undefined ? {} : { minConfidence });
  const spending = createSpending({ cost: options.maxCost, calls: options.maxCalls });
  const llm = await composeLlm(options.llm ?? config.llm, {
    resolve(name) {
      const resolved = resolveLlm(config, name, environment);
      for (const note of resolved.notes) notes.add(note);
      return resolved.settings;
    },
    engine,
    spending,
    locale: config.locale,
    concurrency: options.concurrency ?? config.concurrency,
    deadline: options.timeout ?? config.timeout,
    ...(wrap && { wrap }),
  });
  return {
    llm,
    engine,
    spending,
    notes: [...notes],
    examples: (field, description, count) => catalogue.examplesLike(field, description, { count }),
  };
}
