import { ConnectorError } from '../../errors.js';
import { refuseErrorBody } from '../http/read-reply.js';
import { CUT_NOTE } from '../openai/openai-reply.js';
import type { Completion, Usage } from '../types.js';

interface Reply {
  readonly model?: string;
  readonly content?: readonly { readonly type: string; readonly text?: string; readonly input?: unknown }[];
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
  if (!reply.content) throw new ConnectorError(`${where} answered without "content": is it the Messages API?`);
  if (reply.stop_reason === 'refusal') throw new ConnectorError('the model refuses to answer');
  const used = reply.content.find(({ type }) => type === 'tool_use');
  const text = reply.content.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join('');
  return {
    text: unwrap(used ? JSON.stringify(used.input) : text),
    ...(reply.model && { model: reply.model }),
    ...usageOf(reply),
    ...(reply.stop_reason === 'max_tokens' && { notes: [CUT_NOTE] }),
  };
}

/** The API counts what it read from its cache, or wrote there, apart from the other tokens of the prompt. */
function usageOf({ usage }: Reply): { usage?: Usage } {
  if (usage?.input_tokens === undefined) return {};
  const cachedTokens = usage.cache_read_input_tokens ?? 0;
  const promptTokens = usage.input_tokens + cachedTokens + (usage.cache_creation_input_tokens ?? 0);
  return { usage: { promptTokens, completionTokens: usage.output_tokens ?? 0, cachedTokens } };
}
