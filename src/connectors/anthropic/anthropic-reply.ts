import { ConnectorError } from '../../errors.js';
import { answerText } from '../answer-text.js';
import { refuseErrorBody } from '../http/read-reply.js';
import type { Completion, Usage } from '../types.js';
import { usageFrom } from '../usage-from.js';

interface Block {
  readonly type: string;
  readonly text?: string;
  readonly input?: object;
}

interface Reply {
  readonly model?: string;
  readonly content?: string | readonly Block[];
  readonly stop_reason?: string;
  readonly usage?: {
    readonly input_tokens?: number;
    readonly output_tokens?: number;
    readonly cache_read_input_tokens?: number | null;
    readonly cache_creation_input_tokens?: number | null;
  };
}

/** Reads a reply of `/messages`: the input of the tool when it was used, else the text. */
export function readAnthropic(body: unknown, where: string, unwrap: (text: string) => string): Completion {
  refuseErrorBody(body, where);
  const reply = (body ?? {}) as Reply;
  const blocks = typeof reply.content === 'string' ? [{ type: 'text', text: reply.content }] : reply.content;
  if (!blocks) throw new ConnectorError(`${where} answered without "content": is it the Messages API?`);
  // The tool is how the shape of the answer is forced.
  const used = blocks.find(({ type }) => type === 'tool_use')?.input;
  const usage = anthropicUsage(body);
  const { text, notes } = answerText({
    usage,
    text: used && Object.keys(used).length > 0 ? JSON.stringify(used) : blocks,
    ending: reply.stop_reason,
    thought: blocks.some(({ type }) => /thinking/.test(type)),
    calledTool: used !== undefined,
  });
  return {
    text: unwrap(text),
    ...(reply.model && { model: reply.model }),
    ...(usage && { usage }),
    ...(notes.length > 0 && { notes }),
  };
}

/**
 * The tokens that a reply tells of, whether or not it holds an answer. The API counts what it read from its cache, or wrote
 * there, apart from the other tokens of the prompt.
 */
export function anthropicUsage(body: unknown): Usage | undefined {
  const { usage } = (body ?? {}) as Reply;
  if (usage?.input_tokens === undefined) return undefined;
  const cachedTokens = usage.cache_read_input_tokens ?? 0;
  const writtenTokens = usage.cache_creation_input_tokens;
  const promptTokens = usage.input_tokens + cachedTokens + (writtenTokens ?? 0);
  return usageFrom({ promptTokens, completionTokens: usage.output_tokens, cachedTokens, writtenTokens });
}
