import { type AnswerSchema, answerForm, answerSchema } from '../structured-output/answer-schema.js';
import {
  type Capabilities,
  type OutputShape,
  outputShapesFrom,
  type RequestOptions,
} from '../structured-output/capability-fallback.js';
import type { RequestVariant } from '../structured-output/complete-with-fallback.js';
import type { Prompt } from '../types.js';
import { readAnthropic } from './anthropic-reply.js';

/** How the shape of an answer is forced. */
export type AnthropicShape = 'tool' | 'output_config' | 'prefill' | 'none';

const SHAPES: readonly OutputShape<AnthropicShape>[] = [
  { name: 'tool', named: /tool|schema/i },
  { name: 'output_config', named: /output_config|output_format|schema/i },
  { name: 'prefill', named: /prefill|assistant|last message/i },
  { name: 'none', named: /(?!)/ },
];

/** The API requires a limit. */
export const ANTHROPIC_ANSWER_TOKENS = 1_024;
const TOOL = 'answer';
const CACHED = { cache_control: { type: 'ephemeral' } } as const;

/** What a model may refuse: the newest take no forced tool, no temperature, no prefill. */
export function anthropicRequestOptions(strongest: AnthropicShape): RequestOptions<AnthropicShape> {
  return { shapes: outputShapesFrom(SHAPES, strongest), optional: ['temperature', 'stop_sequences'] };
}

/** A prompt as `/messages` takes it. */
export function anthropicRequestVariant(
  prompt: Prompt,
  model: string,
  { shape, refused }: Capabilities<AnthropicShape>,
  where: string,
): RequestVariant & { readonly form: string } {
  const { temperature, maxTokens = ANTHROPIC_ANSWER_TOKENS, stop } = prompt.sampling;
  const system = prompt.messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const answer = shape === 'none' ? undefined : answerSchema(prompt.question.schema);
  const body = {
    model,
    max_tokens: maxTokens,
    ...(temperature !== undefined && !refused.has('temperature') && { temperature }),
    ...(stop && !refused.has('stop_sequences') && { stop_sequences: stop }),
    ...(system.length > 0 && { system: [{ type: 'text', text: system.join('\n\n'), ...CACHED }] }),
    messages: turnsOf(prompt, shape),
  };
  const prefix = answer && shape === 'prefill' ? '{' : '';
  return {
    path: '/messages',
    body: { ...body, ...(answer && forced(shape, answer, body.messages)) },
    form: answerForm(answer, prefix),
    read: (reply) => readAnthropic(reply, where, (text) => answer?.unwrap(prefix + text) ?? text),
  };
}

function forced(shape: AnthropicShape, { schema }: AnswerSchema, messages: readonly object[]): object {
  switch (shape) {
    case 'tool':
      return {
        tools: [{ name: TOOL, description: 'Gives the answer.', input_schema: schema }],
        tool_choice: { type: 'tool', name: TOOL, disable_parallel_tool_use: true },
      };
    case 'output_config':
      return { output_config: { format: { type: 'json_schema', schema } } };
    default:
      return { messages: [...messages, { role: 'assistant', content: '{' }] };
  }
}

/**
 * The fields of one lookup share the text up to the end of the description. The API reads tools and output format
 * before the messages: with a schema among them, which differs from field to field, nothing after it can be cached.
 */
function turnsOf({ messages, question }: Prompt, shape: AnthropicShape): readonly object[] {
  const cacheable = shape === 'prefill' || shape === 'none';
  return messages
    .filter(({ role }) => role !== 'system')
    .map(({ role, content }) => {
      const at = content.indexOf(question.description);
      const end = at + question.description.length;
      if (!cacheable || at < 0 || end === content.length) return { role, content };
      const shared = { type: 'text', text: content.slice(0, end), ...CACHED };
      return { role, content: [shared, { type: 'text', text: content.slice(end) }] };
    });
}
