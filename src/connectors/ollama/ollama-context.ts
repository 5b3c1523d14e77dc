import { ConnectorError } from '../../errors.js';
import type { Http } from '../http/open-http.js';
import type { Prompt } from '../types.js';

/** The server's own default has no end; an answer is short. */
export const OLLAMA_ANSWER_TOKENS = 1_024;

const LEAST_CONTEXT = 2_048;

/**
 * The context to ask for. It only ever grows, by doubling: the server loads the model anew for each other size.
 * Two bytes a token is more tokens than product texts come to.
 */
export function createContextSize(fixed: number | undefined): (prompt: Prompt) => number {
  let size = LEAST_CONTEXT;
  return ({ text, sampling }) => {
    if (fixed !== undefined) return fixed;
    const needed = Buffer.byteLength(text) / 2 + (sampling.maxTokens ?? OLLAMA_ANSWER_TOKENS);
    while (size < needed) size *= 2;
    return size;
  };
}

/** No text of a catalogue has words so long that a token holds more characters than this on average. */
const MOST_CHARACTERS = 6;

/** Throws when the server read less of a prompt than was sent: it cuts silently what does not fit. A short prompt fits anywhere. */
export function refuseCutPrompt(readTokens: number | undefined, prompt: Prompt, contextSize: number): void {
  if (readTokens === undefined || Buffer.byteLength(prompt.text) <= LEAST_CONTEXT) return;
  const full = readTokens >= contextSize;
  if (!full && readTokens * MOST_CHARACTERS >= prompt.text.length) return;
  throw new ConnectorError(
    `ollama cut the prompt to ${readTokens} tokens of a context of ${contextSize}: lower maxPromptLength, raise contextSize, or take a model with a larger context`,
  );
}

/** The context that a model was made for, by `/api/show`; undefined when the server does not say. */
export async function askModelContext(http: Http, model: string, signal: AbortSignal): Promise<number | undefined> {
  const read = (reply: unknown) => {
    const info = (reply as { model_info?: Record<string, unknown> } | null)?.model_info ?? {};
    const [, length] = Object.entries(info).find(([name]) => name.endsWith('.context_length')) ?? [];
    return typeof length === 'number' ? length : undefined;
  };
  return http.once({ path: '/api/show', body: { model }, read }, signal).catch(() => undefined);
}
