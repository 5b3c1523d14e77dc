import { createPredictionStore, type PredictionOptions } from './llm-predictions.js';

/** A request as the server received it. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of many shapes.
  readonly body: any;
}

/** What the test server answers with. */
export interface WireOptions extends PredictionOptions {
  /** The model's text, or how it follows from the request. */
  readonly answer?: string | ((request: RecordedRequest) => string);
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  /** `prefix` counts what a request has in common with the start of an earlier one, four characters a token. */
  readonly cachedTokens?: number | 'prefix';
  /** The probability of each word of an answer, told where a request asks for it; a server that tells none has none. */
  readonly chance?: number;
  /** Told by OpenAI and Anthropic, where they are given. */
  readonly writtenTokens?: number;
  readonly reasoningTokens?: number;
  /** llama-server's and Ollama's context size. */
  readonly contextSize?: number;
}

/** An answer with a status of its own. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {}
}

/** Answers a request as the documentation of its API says; undefined for a path that no API has. */
export type Wires = (request: RecordedRequest) => unknown;

/** OpenAI, llama-server, Ollama, Replicate and Anthropic, told apart by their paths. */
export function createWires(options: WireOptions): Wires {
  const { promptTokens = 12, completionTokens = 3, contextSize = 4096, chance } = options;
  const cachedTokens = typeof options.cachedTokens === 'number' ? options.cachedTokens : 4;
  const usageOf = createUsage(options, { promptTokens, completionTokens, cachedTokens });
  const wordsOf = (text: string) =>
    (text.match(/\s*\S+/g) ?? []).map((token) => ({ token, logprob: Math.log(chance ?? 1) }));
  const textFor = (request: RecordedRequest) =>
    typeof options.answer === 'function' ? options.answer(request) : (options.answer ?? '"blanc"');
  const predictions = createPredictionStore(options, { textFor, promptTokens, completionTokens });
  const countTokens = (text: string) => Math.min(contextSize, options.promptTokens ?? Math.ceil(text.length / 4));

  const exact: Record<string, (request: RecordedRequest) => unknown> = {
    'GET /v1/models': () => ({ object: 'list', data: [{ id: 'test-model' }] }),
    'POST /v1/chat/completions': (request) => ({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      model: request.body.model,
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: textFor(request) },
          ...(request.body.logprobs && chance && { logprobs: { content: wordsOf(textFor(request)) } }),
          finish_reason: 'stop',
        },
      ],
      usage: usageOf(request),
    }),
    'POST /v1/completions': (request) => ({
      id: 'cmpl-1',
      object: 'text_completion',
      model: request.body.model,
      choices: [
        {
          index: 0,
          text: textFor(request),
          ...(request.body.logprobs &&
            chance && {
              logprobs: {
                tokens: wordsOf(textFor(request)).map(({ token }) => token),
                token_logprobs: wordsOf(textFor(request)).map(({ logprob }) => logprob),
              },
            }),
          finish_reason: 'stop',
        },
      ],
      usage: usageOf(request),
    }),
    'GET /health': () => ({ status: 'ok' }),
    'GET /props': () => ({ default_generation_settings: { n_ctx: contextSize }, total_slots: 2 }),
    'POST /tokenize': ({ body }) => ({
      tokens: Array.from({ length: Math.ceil(body.content.length / 4) }, (_, id) => id),
    }),
    'POST /apply-template': ({ body }) => ({
      prompt: body.messages.map((message: { content: string }) => message.content).join('\n'),
    }),
    'POST /completion': (request) => ({
      content: textFor(request),
      model: 'test.gguf',
      stop: true,
      stop_type: 'eos',
      tokens_evaluated: promptTokens,
      tokens_predicted: completionTokens,
      truncated: false,
      ...(request.body.n_probs && chance && { completion_probabilities: wordsOf(textFor(request)) }),
      timings: { prompt_n: promptTokens - cachedTokens, cache_n: cachedTokens, predicted_n: completionTokens },
    }),
    'GET /api/version': () => ({ version: '0.0.0' }),
    'POST /api/show': () => ({ model_info: { 'general.architecture': 'test', 'test.context_length': contextSize } }),
    'POST /api/chat': (request) => ({
      model: request.body.model,
      message: { role: 'assistant', content: textFor(request) },
      done: true,
      done_reason: 'stop',
      prompt_eval_count: countTokens(
        request.body.messages.map((message: { content: string }) => message.content).join(),
      ),
      eval_count: completionTokens,
    }),
    'POST /api/generate': (request) => ({
      model: request.body.model,
      response: textFor(request),
      done: true,
      done_reason: 'stop',
      prompt_eval_count: countTokens(request.body.prompt),
      eval_count: completionTokens,
    }),
    'GET /v1/account': () => ({ type: 'user', username: 'somebody' }),
    'POST /v1/messages': (request) => ({
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: request.body.model,
      content: request.body.tools
        ? [{ type: 'tool_use', id: 'toolu_1', name: request.body.tools[0].name, input: JSON.parse(textFor(request)) }]
        : [{ type: 'text', text: textFor(request) }],
      stop_reason: request.body.tools ? 'tool_use' : 'end_turn',
      usage: {
        input_tokens: promptTokens,
        output_tokens: completionTokens,
        cache_read_input_tokens: cachedTokens,
        ...(options.writtenTokens !== undefined && { cache_creation_input_tokens: options.writtenTokens }),
      },
    }),
  };
  return (request) => exact[`${request.method} ${request.path}`]?.(request) ?? predictions(request);
}

/** The usage of OpenAI's API, with the tokens that a request shares with an earlier one where that is to be counted. */
function createUsage(
  { cachedTokens: counted, writtenTokens, reasoningTokens }: WireOptions,
  {
    promptTokens,
    completionTokens,
    cachedTokens,
  }: Record<'promptTokens' | 'completionTokens' | 'cachedTokens', number>,
) {
  const earlier: string[] = [];
  const usage = (prompt: number, cached: number) => ({
    prompt_tokens: prompt,
    completion_tokens: completionTokens,
    prompt_tokens_details: {
      cached_tokens: cached,
      ...(writtenTokens !== undefined && { cache_write_tokens: writtenTokens }),
    },
    ...(reasoningTokens !== undefined && { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
  });
  return ({ body }: RecordedRequest) => {
    if (counted !== 'prefix') return usage(promptTokens, cachedTokens);
    const text = body.messages ? JSON.stringify(body.messages) : String(body.prompt);
    const shared = Math.max(0, ...earlier.map((other) => commonStart(other, text)));
    earlier.push(text);
    return usage(Math.ceil(text.length / 4), Math.floor(shared / 4));
  };
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
