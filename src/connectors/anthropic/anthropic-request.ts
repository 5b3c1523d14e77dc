import { cutOf, type FindShared, reaches, type SharedPart } from '../shared-part.js';
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
  findShared: FindShared | undefined,
): RequestVariant & { readonly form: string } {
  const { temperature, maxTokens = ANTHROPIC_ANSWER_TOKENS, stop } = prompt.sampling;
  const shared = findShared?.(prompt, shape === 'tool' || shape === 'output_config');
  const blocks = blocksOf(prompt, reaches(shared, leastCached(model)) ? shared : undefined);
  const system = blocks.filter(({ role }) => role === 'system').flatMap(({ content }) => content);
  const answer = shape === 'none' ? undefined : answerSchema(prompt.question.schema);
  const body = {
    model,
    max_tokens: maxTokens,
    ...(temperature !== undefined && !refused.has('temperature') && { temperature }),
    ...(stop && !refused.has('stop_sequences') && { stop_sequences: stop }),
    ...(system.length > 0 && { system: asPlain(system) }),
    messages: blocks
      .filter(({ role }) => role !== 'system')
      .map(({ role, content }) => ({ role, content: asPlain(content) })),
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

interface Block {
  readonly type: 'text';
  readonly text: string;
  readonly cache_control?: typeof CACHED.cache_control;
}

/** The messages as blocks, with a mark where the shared part ends. */
function blocksOf({ messages }: Prompt, shared: SharedPart | undefined) {
  return messages.map((message, place) => {
    const [before, after = ''] = (shared && cutOf(shared, place, message)) ?? [];
    const text = (part: string): Block => ({ type: 'text', text: part });
    const content = before === undefined ? [text(message.content)] : [{ ...text(before), ...CACHED }];
    return { role: message.role, content: after === '' ? content : [...content, text(after)] };
  });
}

/** One block without a mark is a text. */
function asPlain(blocks: readonly Block[]): string | readonly Block[] {
  const [first, ...others] = blocks;
  return first && others.length === 0 && !first.cache_control ? first.text : blocks;
}

// The guide on prompt caching: 1,024 tokens but for these; below, nothing is cached and nothing is charged.
const LEAST: readonly [RegExp, number][] = [
  [/opus-4-[5-9]|haiku-4-5/, 4_096],
  [/sonnet-4-6|haiku-3|3-5-haiku|3-haiku/, 2_048],
];

/** The fewest tokens that the cache of a model takes. */
export function leastCached(model: string): number {
  return LEAST.find(([name]) => name.test(model))?.[1] ?? 1_024;
}
