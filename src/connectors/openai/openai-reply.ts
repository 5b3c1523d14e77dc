import { ConnectorError } from '../../errors.js';
import { refuseErrorBody } from '../http/read-reply.js';
import type { Completion, Usage } from '../types.js';

interface Reply {
  readonly model?: string;
  readonly choices?: readonly Choice[];
  readonly usage?: {
    readonly prompt_tokens?: number;
    readonly completion_tokens?: number;
    readonly prompt_tokens_details?: { readonly cached_tokens?: number } | null;
  } | null;
  /** What llama.cpp adds. */
  readonly timings?: { readonly cache_n?: number };
}

interface Choice {
  readonly finish_reason?: string | null;
  readonly text?: string;
  readonly message?: { readonly content?: unknown; readonly refusal?: string | null };
}

/** Reads a reply of `/chat/completions` or `/completions`; one without an answer is a ConnectorError. */
export function readOpenaiReply(body: unknown, where: string, unwrap = (text: string) => text): Completion {
  refuseErrorBody(body, where);
  const reply = body as Reply | null;
  const choice = reply?.choices?.[0];
  if (!choice) throw new ConnectorError(`${where} answered without "choices": is it an OpenAI API?`);
  const { message, finish_reason: finish } = choice;
  if (message?.refusal) throw new ConnectorError(`the model refuses: ${message.refusal}`);
  const text = choice.text ?? textOf(message?.content);
  if (text === '' && finish === 'length') {
    throw new ConnectorError('the model used up its tokens before it answered: raise maxTokens');
  }
  return {
    text: unwrap(text),
    ...(reply.model !== undefined && { model: reply.model }),
    ...usageOf(reply),
    ...(finish === 'length' && { notes: [CUT_NOTE] }),
  };
}

/** What is noted of an answer that ends at the limit of tokens. */
export const CUT_NOTE = 'the answer was cut off at the limit of tokens';

/** Some servers send the parts of a message instead of its text. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: { text?: unknown }) => (typeof part?.text === 'string' ? part.text : '')).join('');
}

function usageOf({ usage, timings }: Reply): { usage?: Usage } {
  if (usage?.prompt_tokens === undefined) return {};
  const cachedTokens = usage.prompt_tokens_details?.cached_tokens ?? timings?.cache_n;
  return {
    usage: {
      promptTokens: usage.prompt_tokens,
      completionTokens: usage.completion_tokens ?? 0,
      ...(cachedTokens !== undefined && { cachedTokens }),
    },
  };
}
