import { ConnectorError } from '../../errors.js';
import { answerText } from '../answer-text.js';
import { refuseErrorBody } from '../http/read-reply.js';
import { tokenChances } from '../token-chances.js';
import type { Completion, Usage } from '../types.js';
import { usageFrom } from '../usage-from.js';

interface Reply {
  readonly model?: string;
  readonly choices?: readonly Choice[];
  readonly usage?: {
    readonly prompt_tokens?: number;
    readonly completion_tokens?: number;
    readonly prompt_tokens_details?: {
      readonly cached_tokens?: number | null;
      /** From GPT-5.6 on, and of gateways to Anthropic. */
      readonly cache_write_tokens?: number | null;
    } | null;
    readonly completion_tokens_details?: { readonly reasoning_tokens?: number | null } | null;
    /** DeepSeek's. */
    readonly prompt_cache_hit_tokens?: number;
  } | null;
  /** What llama.cpp adds. */
  readonly timings?: { readonly cache_n?: number };
}

interface Choice {
  readonly finish_reason?: string | null;
  readonly text?: string;
  readonly logprobs?: unknown;
  readonly message?: {
    readonly content?: unknown;
    readonly refusal?: string | null;
    readonly reasoning_content?: unknown;
    readonly reasoning?: unknown;
    readonly tool_calls?: readonly unknown[] | null;
  };
  /** What gateways put in the place of an answer that the provider behind them failed to give. */
  readonly error?: unknown;
}

/** Reads a reply of `/chat/completions` or `/completions`; one without an answer is a ConnectorError. */
export function readOpenaiReply(body: unknown, where: string, unwrap = (text: string) => text): Completion {
  refuseErrorBody(body, where);
  const reply = body as Reply | null;
  if (!Array.isArray(reply?.choices)) {
    throw new ConnectorError(`${where} answered without "choices": is it an OpenAI API?`);
  }
  const choice: Choice = reply.choices[0] ?? {};
  refuseErrorBody(choice, where);
  const { message } = choice;
  const usage = openaiUsage(reply);
  const { text, notes } = answerText({
    usage,
    text: choice.text ?? message?.content,
    ending: choice.finish_reason,
    refusal: message?.refusal,
    thought: Boolean(message?.reasoning_content ?? message?.reasoning),
    calledTool: (message?.tool_calls?.length ?? 0) > 0,
  });
  const tokens = tokenChances(choice.logprobs);
  return {
    text: unwrap(text),
    ...(tokens && { tokens }),
    ...(reply.model !== undefined && { model: reply.model }),
    ...(usage && { usage }),
    ...(notes.length > 0 && { notes }),
  };
}

/** The tokens that a reply tells of, whether or not it holds an answer. */
export function openaiUsage(body: unknown): Usage | undefined {
  const { usage, timings } = (body ?? {}) as Reply;
  if (usage?.prompt_tokens === undefined) return undefined;
  const { prompt_tokens_details: prompt, completion_tokens_details: completion } = usage;
  return usageFrom({
    promptTokens: usage.prompt_tokens,
    completionTokens: usage.completion_tokens,
    cachedTokens: prompt?.cached_tokens ?? usage.prompt_cache_hit_tokens ?? timings?.cache_n,
    writtenTokens: prompt?.cache_write_tokens,
    reasoningTokens: completion?.reasoning_tokens,
  });
}
