import { type Config, DEFAULT_CONFIG } from '../config/config.js';
import { loadConfig } from '../config/load-config.js';
import type { Catalogue } from '../examples/catalogue.js';
import type { Field, Value } from '../fields/field.js';
import type { Answer, Consumption } from '../llm/answer.js';
import type { LlmSettings } from '../llm/settings.js';
import { lookup as lookUpFields } from '../lookup/lookup.js';
import { type Assembly, assemble } from './assemble.js';

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
  /** Gives up early; what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onAnswer?: (answer: Answer) => void;
}

/** One product to fill fields of. */
export interface LookupInput extends LookupOptions {
  readonly description: string;
  /** Codes of the catalogue, or whole fields. */
  readonly fields: readonly (string | Field)[];
}

/** What a lookup found. */
export interface LookupResult {
  /** Field code to canonical value, in the order asked; null where the text does not say, and where no answer came. */
  readonly values: Readonly<Record<string, Value>>;
  readonly answers: readonly Answer[];
  readonly usage: Consumption;
  /** What is to be known about the composition, such as a stand-in for a missing token. */
  readonly warnings: readonly string[];
}

/** A catalogue with nothing in it: whole fields are given, and nothing was learnt. */
const NOTHING = { weights: { read: () => undefined }, examplesLike: () => [] };

/**
 * Fills fields from one description. A field that fails or is late says so in its answer; the others are kept.
 * @throws UserError for an unknown composition, a missing secret or a wrong configuration
 */
export async function lookup(input: LookupInput): Promise<LookupResult> {
  const { catalogue, description, signal, onAnswer } = input;
  const { assembly, config } = await prepare(input);
  try {
    const answers = await lookUpFields({
      description,
      fields: input.fields.map((field) => (typeof field === 'string' ? (catalogue?.field(field) ?? field) : field)),
      llm: assembly.llm,
      examples: assembly.examples,
      timeout: config.timeout,
      concurrency: config.concurrency,
      grounded: config.grounded ?? false,
      ...(signal && { signal }),
      ...(onAnswer && { onAnswer }),
    });
    const values = Object.fromEntries(answers.map(({ field, value }) => [field, value]));
    return { values, answers, usage: assembly.spending.total(), warnings: assembly.notes };
  } finally {
    await assembly.llm.close();
  }
}

async function prepare(options: LookupOptions): Promise<{ assembly: Assembly; config: Config }> {
  const config = await configOf(options);
  const { llm, timeout, concurrency, grounded = false, minConfidence } = config;
  const assembly = await assemble(config, options.catalogue ?? NOTHING, {
    llm,
    timeout,
    concurrency,
    grounded,
    ...(minConfidence !== undefined && { minConfidence }),
  });
  return { assembly, config };
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
