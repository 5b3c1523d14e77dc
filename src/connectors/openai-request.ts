import { answerSchema, isStrict } from './answer-schema.js';
import type { Dialect } from './openai-dialect.js';
import type { Prompt } from './types.js';

/** A request body and how its answer is unwrapped. */
export interface OpenaiRequest {
  readonly body: Readonly<Record<string, unknown>>;
  unwrap(text: string): string;
}

/** `/completions` stops after 16 tokens when it is not told otherwise. */
const TEXT_TOKENS = 512;

/** The body of `/chat/completions`. */
export function chatBody(prompt: Prompt, model: string, dialect: Dialect): OpenaiRequest {
  const body = { model, messages: prompt.messages, ...samplingOf(prompt, dialect) };
  const answer = answerSchema(prompt.question.schema);
  if (!answer || dialect.structuredOutput === 'none') return { body, unwrap: (text) => text };
  if (dialect.structuredOutput === 'json_object') {
    return { body: { ...body, response_format: { type: 'json_object' } }, unwrap: answer.unwrap };
  }
  const { schema, unwrap } = answer;
  const format = { type: 'json_schema', json_schema: { name: 'answer', strict: isStrict(schema), schema } };
  return { body: { ...body, response_format: format }, unwrap };
}

/** The body of `/completions`. */
export function textBody(prompt: Prompt, model: string, dialect: Dialect): OpenaiRequest {
  const body = { model, prompt: prompt.text, [dialect.tokenLimit]: TEXT_TOKENS, ...samplingOf(prompt, dialect) };
  return { body, unwrap: (text) => text };
}

function samplingOf({ sampling }: Prompt, { tokenLimit, refused }: Dialect): Record<string, unknown> {
  const { temperature, maxTokens, stop, seed } = sampling;
  const options = { temperature, [tokenLimit]: maxTokens, stop, seed };
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => value !== undefined && !refused.has(name)),
  );
}
