import { ConnectorError } from '../../errors.js';
import { answerText } from '../answer-text.js';
import { refuseErrorBody } from '../http/read-reply.js';
import type { Completion, Prompt } from '../types.js';
import { usageFrom } from '../usage-from.js';
import { OLLAMA_ANSWER_TOKENS, refuseCutPrompt } from './ollama-context.js';

/** Where a prompt goes and as what. */
export interface OllamaRequest {
  readonly path: string;
  readonly body: { readonly options: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;
}

interface Reply {
  readonly model?: string;
  readonly response?: string;
  readonly message?: {
    readonly content?: unknown;
    readonly thinking?: string;
    readonly tool_calls?: readonly unknown[];
  };
  readonly thinking?: string;
  readonly done?: boolean;
  readonly done_reason?: string;
  readonly prompt_eval_count?: number;
  readonly eval_count?: number;
}

/** A prompt for `/api/chat`, or for `/api/generate` when its template is already around it. */
export function ollamaBody(prompt: Prompt, contextSize: number): OllamaRequest {
  const { temperature, maxTokens = OLLAMA_ANSWER_TOKENS, stop, seed } = prompt.sampling;
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
  const written = reply.response ?? reply.message?.content;
  if (written === undefined) throw new ConnectorError(`${where} answered without a message: is it an Ollama server?`);
  refuseCutPrompt(reply.prompt_eval_count, prompt, contextSize);
  const { prompt_eval_count: promptTokens, eval_count: completionTokens } = reply;
  const usage = promptTokens === undefined ? undefined : usageFrom({ promptTokens, completionTokens });
  const { text, notes } = answerText({
    usage,
    text: written,
    ending: reply.done === false ? 'interrupted' : reply.done_reason,
    thought: Boolean(reply.thinking ?? reply.message?.thinking),
    calledTool: (reply.message?.tool_calls?.length ?? 0) > 0,
  });
  return {
    text,
    ...(reply.model && { model: reply.model }),
    ...(usage && { usage }),
    ...(notes.length > 0 && { notes }),
  };
}
