import { answerForm, answerSchema, isStrict } from '../structured-output/answer-schema.js';
import { type Capabilities, type OutputShape, outputShapesFrom } from '../structured-output/capability-fallback.js';
import type { Prompt, Sampling } from '../types.js';

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

/** What a server may refuse. */
export function openaiRequestOptions(strongest: OpenaiShape) {
  return {
    shapes: outputShapesFrom(SHAPES, strongest),
    optional: ['max_tokens', 'temperature', 'seed', 'stop', 'logprobs'],
  };
}

/** The body of `/chat/completions`. @param logprobs whether the server is to say how probable each token was */
export function chatBody(
  prompt: Prompt,
  model: string,
  { shape, refused }: Capabilities<OpenaiShape>,
  logprobs = false,
): OpenaiRequest {
  const { messages } = prompt;
  const asked = logprobs && !refused.has('logprobs');
  const sampling = { ...samplingOf(prompt.sampling, refused), ...(asked && { logprobs: true }) };
  const answer = answerSchema(prompt.question.schema);
  if (!answer || shape === 'none') return plain({ model, messages, ...sampling });
  const { schema, unwrap } = answer;
  const format =
    shape === 'json_object'
      ? { type: 'json_object' }
      : { type: 'json_schema', json_schema: { name: 'answer', strict: isStrict(schema), schema } };
  return { body: { model, messages, ...sampling, response_format: format }, unwrap, form: answerForm(answer) };
}

/** The body of `/completions`, where the number of likely tokens to tell stands for whether to tell any. */
export function textBody(
  prompt: Prompt,
  model: string,
  { refused }: Capabilities<OpenaiShape>,
  logprobs = false,
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
