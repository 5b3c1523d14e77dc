import { ConnectorError } from '../errors.js';
import type { Usage } from './types.js';

/** How a generation ended, as the wire tells it. */
export interface Generation {
  /** What was written as the answer; a value that is no text stands for itself, as JSON. */
  readonly text: unknown;
  /** Why it stopped, in the provider's own word. */
  readonly ending?: string | null;
  /** What the model said instead of answering. */
  readonly refusal?: string | null;
  /** Whether it thought, or called a tool, in a place of their own. */
  readonly thought?: boolean;
  readonly calledTool?: boolean;
  /** What it used, which is billed whether or not there is an answer. */
  readonly usage?: Usage | undefined;
}

/** What is noted of an answer that ends at the limit of tokens. */
export const CUT_NOTE = 'the answer was cut off at the limit of tokens';

/** How often an answer that came to nothing is asked for again. */
export const AGAIN = { times: 2 };

// The words of OpenAI, Azure, Anthropic, Gemini, Mistral, Cohere, DeepSeek, Ollama, llama.cpp and Bedrock, from their
// documentation of finish_reason, stop_reason, done_reason and stop_type.
const CUT =
  /^(?:length|limit|max[_-]?(?:output[_-]?)?tokens|model_length|model_context_window_exceeded|context_length)$/i;
const FILTERED =
  /content[_-]?filter|safety|guardrail|moderat|block_?list|blocked|prohibited|recitation|spii|sensitive|toxic|model_armor|^language$/i;
const REFUSED = /refus/i;
const BROKEN =
  /^(?:load|unload|pause_turn)$|error|insufficient_system_resource|abort|cancel|interrupt|overload|time[_-]?(?:out|limit)|malformed/i;

/**
 * The text of an answer, with the note that it was cut off where it was. @throws ConnectorError for a reply that holds no
 * answer: blocked, refused, broken off, a tool call, thought alone, cut before or within the answer, or nothing at all
 */
export function answerText(generation: Generation): AnswerText {
  try {
    return readAnswer(generation);
  } catch (error) {
    if (!(error instanceof ConnectorError) || !generation.usage) throw error;
    const { message, retryable, retryLimit } = error;
    throw new ConnectorError(message, { retryable, retryLimit, usages: [{ ...generation.usage }] });
  }
}

interface AnswerText {
  readonly text: string;
  readonly notes: readonly string[];
}

function readAnswer(generation: Generation): AnswerText {
  const { ending, refusal } = generation;
  if (refusal) throw new ConnectorError(`the model refuses: ${refusal}`);
  if (ending) refuseEnding(ending);
  const text = plainText(generation.text);
  const cut = ending ? CUT.test(ending) : false;
  if (text.trim() === '') throw nothing(generation, cut);
  // Of JSON that is cut off, what is finished counts; the last words of a plain text may be half of themselves.
  if (cut && !/[[{]|^\s*(?:"[^"]*"|true|false|null)\s*$/.test(text))
    throw new ConnectorError(`${CUT_NOTE}: raise maxTokens`);
  return { text, notes: cut ? [CUT_NOTE] : [] };
}

function refuseEnding(ending: string): void {
  if (FILTERED.test(ending)) throw new ConnectorError(`the provider's filter blocked the answer (${ending})`);
  if (REFUSED.test(ending)) throw new ConnectorError('the model refuses to answer');
  if (BROKEN.test(ending)) {
    throw new ConnectorError(`the server broke the answer off (${ending})`, { retryable: true, retryLimit: AGAIN });
  }
}

function nothing({ thought, calledTool, ending }: Generation, cut: boolean): ConnectorError {
  if (cut) return new ConnectorError('the model used up its tokens before it answered: raise maxTokens');
  if (calledTool || /tool|function/i.test(ending ?? ''))
    return new ConnectorError('the model called a tool instead of answering');
  const what = thought ? 'the model thought and gave no answer' : 'the model answered nothing';
  return new ConnectorError(what, { retryable: true, retryLimit: AGAIN });
}

/** Some servers send the parts of a message instead of its text, and some the object that was asked for. */
function plainText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (content === null || content === undefined) return '';
  if (!Array.isArray(content)) return JSON.stringify(content);
  const isPart = (part: unknown) =>
    typeof part === 'string' || (typeof part === 'object' && part !== null && 'type' in part);
  if (content.length > 0 && !content.every(isPart)) return JSON.stringify(content);
  return content.map((part) => (typeof part === 'string' ? part : textOfPart(part))).join('');
}

function textOfPart({ type, text }: { type?: unknown; text?: unknown }): string {
  return typeof text === 'string' && !/think|reason/i.test(String(type)) ? text : '';
}
