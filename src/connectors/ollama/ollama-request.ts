import { ConnectorError } from '../../errors.js';
import { refuseErrorBody } from '../http/read-reply.js';
import { CUT_NOTE } from '../openai/openai-reply.js';
import type { Completion, Prompt } from '../types.js';
import { ANSWER_TOKENS, refuseCutPrompt } from './ollama-context.js';

/** Where a prompt goes and as what. */
export interface OllamaRequest {
  readonly path: string;
  readonly body: { readonly options: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;
}

interface Reply {
  readonly model?: string;
  readonly response?: string;
  readonly message?: { readonly content?: string };
  readonly done_reason?: string;
  readonly prompt_eval_count?: number;
  readonly eval_count?: number;
}

/** A prompt for `/api/chat`, or for `/api/generate` when its template is already around it. */
export function ollamaBody(prompt: Prompt, contextSize: number): OllamaRequest {
  const { temperature, maxTokens = ANSWER_TOKENS, stop, seed } = prompt.sampling;
  const options = {
    num_ctx: contextSize,
    num_predict: maxTokens,
    ...(temperature !== undefined && { temperature }),
    ...(stop && { stop }),
    ...(seed !== undefined && { seed }),
  };
  const { schema } = prompt.question;
  const format = Object.keys(schema).length > 0 ? { format: schema } : {};
  const common = { stream: false, truncate: false, ...format, options };
  return prompt.template === 'chat'
    ? { path: '/api/chat', body: { messages: prompt.messages, ...common } }
    : { path: '/api/generate', body: { prompt: prompt.text, raw: true, ...common } };
}

/** Reads a reply of either path; a prompt that was cut is a ConnectorError. */
export function readOllama(body: unknown, prompt: Prompt, contextSize: number, where: string): Completion {
  refuseErrorBody(body, where);
  const reply = (body ?? {}) as Reply;
  const text = reply.response ?? reply.message?.content;
  if (text === undefined) throw new ConnectorError(`${where} answered without a message: is it an Ollama server?`);
  refuseCutPrompt(reply.prompt_eval_count, prompt, contextSize);
  return {
    text,
    ...(reply.model && { model: reply.model }),
    ...(reply.prompt_eval_count !== undefined && {
      usage: { promptTokens: reply.prompt_eval_count, completionTokens: reply.eval_count ?? 0 },
    }),
    ...(reply.done_reason === 'length' && { notes: [CUT_NOTE] }),
  };
}
