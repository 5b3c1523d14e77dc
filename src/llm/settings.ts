import type { ChainOfThoughts } from '../chain-of-thoughts/types.js';
import type { ConnectorSettings } from '../connectors/types.js';

/** The price per million tokens, in any one currency. */
export interface Price {
  readonly prompt: number;
  readonly completion: number;
  /** Of a token that the server takes from its cache; default as any of the prompt. */
  readonly cachedPrompt?: number | undefined;
  /** Of a token that the server writes into its cache; default as any of the prompt. */
  readonly cacheWrite?: number | undefined;
  /** The part of these prices that a question in a provider's batch costs; default 0.5. */
  readonly batch?: number | undefined;
}

/** A composition as configured: how it asks, through what, and what happens when that fails. */
export interface LlmSettings {
  /** `llama2`, `camellm`, `llama3`, `chatml`, `mistral`, `gemma`, or `chat` (messages); default `chat`. */
  readonly template?: string;
  /** The most characters of a prompt. */
  readonly maxPromptLength?: number;
  /** The most tokens of a prompt, estimated when the connector cannot count them. */
  readonly maxPromptTokens?: number;
  /** The name of a strategy, or one that a js/ts configuration file built; default `few-shot`. */
  readonly chainOfThoughts?: string | ChainOfThoughts;
  readonly connector?: ConnectorSettings;
  /** Another composition to ask, in place of a connector of its own (for `gate` and `fallback`). */
  readonly llm?: string;
  /** `offline`: what the offline engine is sure of is not asked. */
  readonly gate?: 'offline';
  /** From this confidence of the engine on, 0 to 1, its answer stands; see the gate for the default. */
  readonly gateConfidence?: number;
  /** How many wrong values the engine must expect of its unsure answers about one description before the model is asked; default 0: always. */
  readonly gateDoubt?: number;
  /** How often the model is right where the engine reads otherwise, 0 to 1; default 1: its word stands. */
  readonly trust?: number;
  /** How often the model is right about what the engine is unsure of, 0 to 1; at 1 its answer stands whatever the engine has read. */
  readonly gateTrust?: number;
  /** Compositions to ask in turn when a field failed. */
  readonly fallback?: readonly string[];
  /** The most fields in one question; default 1. */
  readonly group?: number;
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  readonly seed?: number;
  readonly price?: Price;
  /** The most of one batch of the provider, where it takes less than it documents. */
  readonly batchLimits?: { readonly questions?: number | undefined; readonly bytes?: number | undefined };
  /** Whether a value with no evidence in the text becomes absent. */
  readonly grounded?: boolean;
  /** Fixed milliseconds for one attempt; adaptive when absent. */
  readonly attemptTimeout?: number;
}
