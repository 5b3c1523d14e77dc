import { type Config, DEFAULT_CONFIG } from '../config/config.js';
import { loadConfig } from '../config/load-config.js';
import type { Catalogue } from '../examples/catalogue.js';
import type { Answer } from '../llm/answer.js';
import type { LlmSettings } from '../llm/settings.js';
import { type OpenedLlm, openLlm } from './open-llm.js';

/** How another program asks. */
export interface LookupOptions {
  /** Where field codes, examples and what was learnt from them come from; without one, `fields` holds whole fields. */
  readonly catalogue?: Catalogue;
  /** A composition by name, or its settings; default `offline`. */
  readonly llm?: string | LlmSettings;
  /** A configuration file whose compositions and defaults hold; default none. */
  readonly config?: string;
  /** Milliseconds for the whole lookup; default 20,000. */
  readonly timeout?: number;
  /** The most questions at once; default 8. */
  readonly concurrency?: number;
  /** Whether a value with no evidence in the text is absent; default false. */
  readonly grounded?: boolean;
  /** The least confidence of an offline answer, 0 to 1. */
  readonly minConfidence?: number;
  /** The most questions to send; what needs more is answered as failed. */
  readonly maxCalls?: number;
  /** The most money to spend, in the currency of the composition's price. */
  readonly maxCost?: number;
  /** Gives up early; what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onAnswer?: (answer: Answer) => void;
}

/** A catalogue with nothing in it: whole fields are given, and nothing was learnt. */
const NOTHING = { models: { read: () => undefined }, examplesLike: () => [] };

/** Composes what the options ask for. @throws UserError for an unknown composition, a missing secret or a wrong configuration */
export async function prepare(options: LookupOptions): Promise<{ assembly: OpenedLlm; config: Config }> {
  const config = await configOf(options);
  const { llm, timeout, concurrency, grounded = false, minConfidence } = config;
  const opened = await openLlm(config, options.catalogue ?? NOTHING, {
    llm,
    timeout,
    concurrency,
    grounded,
    ...(minConfidence !== undefined && { minConfidence }),
    ...(options.maxCalls !== undefined && { maxCalls: options.maxCalls }),
    ...(options.maxCost !== undefined && { maxCost: options.maxCost }),
  });
  return { assembly: opened, config };
}

async function configOf({ config: file, llm, ...given }: LookupOptions): Promise<Config> {
  const base = file ? await loadConfig({ file, directory: process.cwd(), environment: process.env }) : DEFAULT_CONFIG;
  const { timeout = base.timeout, concurrency = base.concurrency, grounded = base.grounded } = given;
  const { minConfidence = base.minConfidence } = given;
  return { ...base, ...(llm !== undefined && withLlm(base, llm)), timeout, concurrency, grounded, minConfidence };
}

function withLlm({ llms, configured }: Config, llm: string | LlmSettings): Partial<Config> {
  if (typeof llm === 'string') return { llm };
  const { attemptTimeout, ...settings } = llm;
  const entry = { ...settings, ...(attemptTimeout !== undefined && { attemptTimeout: `${attemptTimeout}ms` }) };
  return { llm: 'given', llms: { ...llms, given: entry }, configured: [...configured, 'given'] };
}
