import { ConnectorError } from '../../errors.js';
import { answerText } from '../answer-text.js';
import { refuseErrorBody } from '../http/read-reply.js';
import { readOpenaiReply } from '../openai/openai-reply.js';
import { type Capabilities, outputShapesFrom, type RequestOptions } from '../structured-output/capability-fallback.js';
import type { RequestVariant } from '../structured-output/complete-with-fallback.js';
import { tokenChances } from '../token-chances.js';
import type { Completion, Prompt } from '../types.js';
import { usageFrom } from '../usage-from.js';

type LlamaShape = 'grammar' | 'none';

interface Reply {
  readonly content?: string;
  readonly model?: string;
  readonly stop_type?: string;
  readonly completion_probabilities?: unknown;
  readonly tokens_evaluated?: number;
  readonly tokens_predicted?: number;
  readonly timings?: { readonly cache_n?: number };
}

/** What a llama.cpp server may refuse: a schema that it cannot turn into a grammar. */
export function llamaRequestOptions(grammar: boolean): RequestOptions<LlamaShape> {
  const shapes = [
    { name: 'grammar', named: /grammar|schema|response_format/i },
    { name: 'none', named: /(?!)/ },
  ] as const;
  return { shapes: outputShapesFrom<LlamaShape>(shapes, grammar ? 'grammar' : 'none'), optional: [] };
}

/** A prompt as `/completion` or `/v1/chat/completions` takes it, with room for `tokens` of an answer. */
export function llamaRequestVariant(
  prompt: Prompt,
  tokens: number,
  { shape }: Capabilities<LlamaShape>,
  where: string,
  logprobs = false,
): RequestVariant {
  const { temperature, stop, seed } = prompt.sampling;
  const common = { cache_prompt: true, ...definedOnly({ temperature, stop, seed }) };
  const { schema } = prompt.question;
  const forced = shape === 'grammar' && Object.keys(schema).length > 0;
  if (prompt.template !== 'chat') {
    const probable = logprobs && { n_probs: 1 };
    const body = {
      prompt: prompt.text,
      n_predict: tokens,
      ...common,
      ...probable,
      ...(forced && { json_schema: schema }),
    };
    return { path: '/completion', body, read: (reply) => readReply(reply, where) };
  }
  const format = { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } };
  const body = {
    messages: prompt.messages,
    max_tokens: tokens,
    ...common,
    ...(logprobs && { logprobs }),
    ...(forced && format),
  };
  return { path: '/v1/chat/completions', body, read: (reply) => readOpenaiReply(reply, where) };
}

function readReply(body: unknown, where: string): Completion {
  refuseErrorBody(body, where);
  const reply = body as Reply | null;
  if (typeof reply?.content !== 'string') {
    throw new ConnectorError(`${where} answered without "content": is it a llama.cpp server?`);
  }
  const { tokens_evaluated: promptTokens, tokens_predicted: completionTokens } = reply;
  const cachedTokens = reply.timings?.cache_n;
  const usage = promptTokens === undefined ? undefined : usageFrom({ promptTokens, completionTokens, cachedTokens });
  const { text, notes } = answerText({ usage, text: reply.content, ending: reply.stop_type });
  const probable = tokenChances(reply.completion_probabilities);
  return {
    text,
    ...(probable && { tokens: probable }),
    ...(reply.model && { model: reply.model }),
    ...(usage && { usage }),
    ...(notes.length > 0 && { notes }),
  };
}

function definedOnly(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
