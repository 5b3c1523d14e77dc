import { cutOf, type FindShared, reaches } from '../shared-part.js';
import { answerForm, answerSchema, isStrict } from '../structured-output/answer-schema.js';
import { type Capabilities, type OutputShape, outputShapesFrom } from '../structured-output/capability-fallback.js';
import type { Prompt, Sampling } from '../types.js';
import type { Effort } from './model-traits.js';

/** How a server that speaks the OpenAI API is asked for the shape of an answer. */
export type OpenaiShape = 'json_schema' | 'json_object' | 'none';

/** A request body and how its answer is unwrapped. */
export interface OpenaiRequest {
  readonly body: Readonly<Record<string, unknown>>;
  unwrap(text: string): string;
  /** How to unwrap it where the question is not at hand. */
  readonly form: string;
}

const SHAPES: readonly OutputShape<OpenaiShape>[] = [
  { name: 'json_schema', named: /json.?schema|response.?format|structured|schema|grammar/i },
  { name: 'json_object', named: /json.?object|response.?format|\bjson\b/i },
  { name: 'none', named: /(?!)/ },
];

/** `/completions` stops after 16 tokens when it is not told otherwise. */
const TEXT_TOKENS = 512;

const EFFORT = 'reasoning_effort';
const CACHE = 'prompt_cache_options';

/** What a server may refuse. */
export function openaiRequestOptions(strongest: OpenaiShape) {
  return {
    shapes: outputShapesFrom(SHAPES, strongest),
    optional: ['max_tokens', 'temperature', 'seed', 'stop', 'logprobs', EFFORT, CACHE],
    valued: [EFFORT],
  };
}

/** What a chat is asked with beside its messages. */
export interface ChatOptions {
  readonly model: string;
  /** Whether the server is to say how probable each token was. */
  readonly logprobs?: boolean;
  /** How much to think, in the order of preference; nothing is asked for when the server refuses all. */
  readonly efforts?: readonly Effort[];
  /** Finds what questions share, for a model that takes marks; without it, nothing is said of a cache. */
  readonly findShared?: FindShared | undefined;
}

/** The body of `/chat/completions`. */
export function chatBody(
  prompt: Prompt,
  options: ChatOptions,
  { shape, refused }: Capabilities<OpenaiShape>,
): OpenaiRequest {
  const { model, logprobs = false, efforts = [] } = options;
  const answer = shape === 'none' ? undefined : answerSchema(prompt.question.schema);
  const effort = refused.has(EFFORT) ? undefined : efforts.find((one) => !refused.has(`${EFFORT}=${one}`));
  const body = {
    model,
    ...messagesOf(prompt, shape === 'json_schema' && answer !== undefined, refused.has(CACHE) ? {} : options),
    ...samplingOf(prompt.sampling, refused),
    ...(effort && { [EFFORT]: effort }),
    ...(logprobs && !refused.has('logprobs') && { logprobs: true }),
  };
  if (!answer) return plain(body);
  const { schema, unwrap } = answer;
  const format =
    shape === 'json_object'
      ? { type: 'json_object' }
      : { type: 'json_schema', json_schema: { name: 'answer', strict: isStrict(schema), schema } };
  return { body: { ...body, response_format: format }, unwrap, form: answerForm(answer) };
}

/** The fewest tokens that the cache takes. */
const LEAST_CACHED = 1_024;

/**
 * The messages, with a mark where what questions share ends. `explicit` without a mark is no cache and no fee; left to itself,
 * the provider would charge for the writing of every question.
 */
function messagesOf({ messages, ...prompt }: Prompt, isSchemaFirst: boolean, { findShared }: Partial<ChatOptions>) {
  if (!findShared) return { messages };
  const found = findShared({ ...prompt, messages }, isSchemaFirst);
  const shared = reaches(found, LEAST_CACHED) ? found : undefined;
  const marked = messages.map((message, place) => {
    const [before, after = ''] = (shared && cutOf(shared, place, message)) ?? [];
    if (before === undefined) return message;
    const part = { type: 'text', text: before, prompt_cache_breakpoint: { mode: 'explicit' } };
    return { role: message.role, content: after === '' ? [part] : [part, { type: 'text', text: after }] };
  });
  return { messages: marked, [CACHE]: { mode: 'explicit' } };
}

/** The body of `/completions`, where the number of likely tokens to tell stands for whether to tell any. */
export function textBody(
  prompt: Prompt,
  { model, logprobs = false }: ChatOptions,
  { refused }: Capabilities<OpenaiShape>,
): OpenaiRequest {
  const sampling = { ...prompt.sampling, maxTokens: prompt.sampling.maxTokens ?? TEXT_TOKENS };
  const asked = logprobs && !refused.has('logprobs') && { logprobs: 1 };
  return plain({ model, prompt: prompt.text, ...samplingOf(sampling, refused), ...asked });
}

function plain(body: OpenaiRequest['body']): OpenaiRequest {
  return { body, unwrap: (text) => text, form: '' };
}

/** OpenAI's newer models want the limit of tokens under another name. */
function samplingOf(sampling: Sampling, refused: ReadonlySet<string>): Record<string, unknown> {
  const { temperature, maxTokens, stop, seed } = sampling;
  const limit = refused.has('max_tokens') ? 'max_completion_tokens' : 'max_tokens';
  const options = { temperature, [limit]: maxTokens, stop, seed };
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => value !== undefined && !refused.has(name)),
  );
}
