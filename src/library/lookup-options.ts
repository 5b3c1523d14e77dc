import type { Config } from '../config/config.js';
import { DEFAULT_CONFIG } from '../config/default-config.js';
import { loadConfig } from '../config/load-config.js';
import type { Catalogue } from '../examples/catalogue.js';
import type { Answer } from '../llm/answer.js';
import { checkPrecision, type LookupPolicy, lookupPolicy } from '../llm/lookup-policy.js';
import type { LlmSettings } from '../llm/settings.js';

/** How another program asks, whichever products. */
export interface LookupOptions {
  /** Where field codes, examples and what was learnt from them come from; without one, `fields` holds whole fields. */
  readonly catalogue?: Catalogue;
  /** A composition by name, or its settings; default `offline`. */
  readonly llm?: string | LlmSettings;
  /** A configuration file whose compositions and defaults hold; default none. */
  readonly config?: string;
  /** Milliseconds for one product, retries included; default 20,000. */
  readonly timeout?: number;
  /** The most questions at once; default 8. */
  readonly concurrency?: number;
  /** Whether a value with no evidence in the text is absent; default false. */
  readonly grounded?: boolean;
  /** Whether answers say why they are absent (`absence`) and what else it could be (`others`); default false. */
  readonly details?: boolean;
  /** The least confidence of an offline answer, 0 to 1. */
  readonly minConfidence?: number;
  /**
   * Which part of the accepted values has to be right, between 0 and 1: each found value then has a `decision`. What it
   * rests on is made once over a `database`, which takes as long as learning does several times.
   */
  readonly precision?: number;
  /** The most questions to send; what needs more is answered as failed. */
  readonly maxCalls?: number;
  /** The most money to spend, in the currency of the composition's price. */
  readonly maxCost?: number;
  /** Gives up early; what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onAnswer?: (answer: Answer) => void;
}

/**
 * The configuration that the options name, with the composition that they ask.
 * @throws UserError for a file that is missing or wrong
 */
export async function configOf({ config: file, llm }: LookupOptions): Promise<Config> {
  const base = file ? await loadConfig({ file, directory: process.cwd(), environment: process.env }) : DEFAULT_CONFIG;
  return { ...base, ...(llm !== undefined && withLlm(base, llm)) };
}

/** The policy that the options ask for over a configuration. @throws UserError for a precision that cannot be shown */
export function policyOf(options: LookupOptions, config: Config): LookupPolicy {
  const { maxCalls, maxCost, ...wishes } = options;
  checkPrecision(wishes.precision, 'precision');
  return lookupPolicy({ ...wishes, limits: { calls: maxCalls, cost: maxCost } }, config);
}

function withLlm({ llms, configured }: Config, llm: string | LlmSettings): Partial<Config> {
  if (typeof llm === 'string') return { llm };
  const { attemptTimeout, ...settings } = llm;
  const entry = { ...settings, ...(attemptTimeout !== undefined && { attemptTimeout: `${attemptTimeout}ms` }) };
  return { llm: 'given', llms: { ...llms, given: entry }, configured: [...configured, 'given'] };
}
