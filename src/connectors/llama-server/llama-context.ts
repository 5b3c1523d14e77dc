import { ConnectorError } from '../../errors.js';
import type { Http } from '../http/open-http.js';
import type { CompleteOptions, Prompt } from '../types.js';

/** What a llama.cpp server says of the room that it has. */
export interface LlamaContext {
  /** The context of one slot; undefined when the server does not say. */
  limit(options: CompleteOptions): Promise<{ readonly tokens: number } | undefined>;
  /** The tokens that an answer may take after this prompt; a prompt that leaves none is a ConnectorError. */
  tokensFor(prompt: Prompt, options: CompleteOptions): Promise<number>;
}

interface Props {
  readonly tokens?: number;
  readonly slots?: number;
}

/** The server's own default has no end; an answer is short. */
export const LLAMA_ANSWER_TOKENS = 1_024;
const LEAST_ANSWER = 16;

/** Asks `/props` once a run, and counts the tokens of a prompt only when it might not fit. */
export function createLlamaContext(http: Http): LlamaContext {
  let asked: Promise<Props> | undefined;

  async function propsOf(options: CompleteOptions): Promise<Props> {
    asked ??= askProps(http, options);
    try {
      return await asked;
    } catch (error) {
      asked = undefined;
      throw error;
    }
  }

  return {
    async limit(options) {
      const { tokens } = await propsOf(options);
      return tokens === undefined ? undefined : { tokens };
    },
    async tokensFor(prompt, options) {
      const wanted = prompt.sampling.maxTokens ?? LLAMA_ANSWER_TOKENS;
      const { tokens: context } = await propsOf(options);
      if (context === undefined || Buffer.byteLength(prompt.text) + wanted <= context) return wanted;
      const length = await countTokens(http, prompt, options);
      if (length + LEAST_ANSWER <= context) return Math.min(wanted, context - length);
      throw new ConnectorError(
        `the prompt of ${length} tokens does not fit the server's context of ${context}: lower maxPromptLength, or start the server with a larger one`,
      );
    },
  };
}

/** Slots are how many calls the server works on; more would wait there, and seem silent. */
async function askProps(http: Http, options: CompleteOptions): Promise<Props> {
  try {
    const { value } = await http.call({ path: '/props', read: readProps, brief: true }, options);
    if (value.slots !== undefined) http.limitConcurrency(value.slots);
    return value;
  } catch (error) {
    if (error instanceof ConnectorError && error.status !== undefined && !error.retryable) return {};
    throw error;
  }
}

function readProps(reply: unknown): Props {
  const { default_generation_settings: defaults, total_slots: slots } = (reply ?? {}) as Record<string, unknown>;
  const tokens = (defaults as { n_ctx?: unknown } | undefined)?.n_ctx;
  return {
    ...(typeof tokens === 'number' && tokens > 0 && { tokens }),
    ...(typeof slots === 'number' && slots > 0 && { slots }),
  };
}

async function countTokens(http: Http, prompt: Prompt, options: CompleteOptions): Promise<number> {
  const content = prompt.template === 'chat' ? await applyTemplate(http, prompt, options) : prompt.text;
  const read = (reply: unknown) => (reply as { tokens: readonly unknown[] }).tokens.length;
  const body = { content, add_special: true };
  return (await http.call({ path: '/tokenize', body, read, brief: true }, options)).value;
}

async function applyTemplate(http: Http, { messages }: Prompt, options: CompleteOptions): Promise<string> {
  const read = (reply: unknown) => (reply as { prompt: string }).prompt;
  return (await http.call({ path: '/apply-template', body: { messages }, read, brief: true }, options)).value;
}
