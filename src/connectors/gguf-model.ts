import { ConnectorError } from '../errors.js';
import { ggufSchema } from './gguf-schema.js';
import { CUT_NOTE } from './openai-reply.js';
import { createRate } from './rate.js';
import type { Completion, Prompt } from './types.js';

/** The parts of node-llama-cpp (version 3) that are used. */
export interface LlamaLibrary {
  getLlama(options: object): Promise<Llama>;
  readonly LlamaCompletion: new (options: { contextSequence: Sequence }) => Completer;
  readonly LlamaChatSession: new (options: { contextSequence: Sequence; systemPrompt?: string }) => Session;
}

interface Llama {
  loadModel(options: { modelPath: string }): Promise<Model>;
  createGrammarForJsonSchema(schema: object): Promise<object>;
  dispose(): Promise<void>;
}

interface Model {
  createContext(options: object): Promise<{ getSequence(): Sequence }>;
  tokenize(text: string, specialTokens: boolean): readonly unknown[];
}

interface Sequence {
  readonly tokenMeter: { getState(): Meter; diff(earlier: Meter): Meter };
}

interface Meter {
  readonly usedInputTokens: number;
  readonly usedOutputTokens: number;
}

interface Completer {
  generateCompletionWithMeta(input: readonly unknown[], options: object): Promise<Generated>;
  dispose(options?: object): void;
}

interface Session {
  promptWithMeta(prompt: string, options: object): Promise<Generated>;
  dispose(options?: object): void;
}

interface Generated {
  readonly response?: string | readonly unknown[];
  readonly responseText?: string;
  readonly metadata?: { readonly stopReason?: string };
  readonly stopReason?: string;
}

/** What a model is loaded with. */
export interface GgufOptions {
  readonly path: string;
  readonly contextSize: number;
  readonly parallel: number;
  readonly gpu: boolean;
  readonly grammar: boolean;
}

interface Loaded {
  readonly llama: Llama;
  readonly model: Model;
  readonly free: Sequence[];
}

const ANSWER_TOKENS = 512;
const LEAST_ANSWER = 16;

/** A model that is loaded once, when it is first asked, and answers so many questions at once. */
export function createGgufModel(library: LlamaLibrary, options: GgufOptions) {
  const turns = createRate(options.parallel);
  let loading: Promise<Loaded> | undefined;

  return {
    async complete(prompt: Prompt, signal: AbortSignal): Promise<Completion> {
      const place = await turns.enter(signal);
      loading ??= load(library, options);
      const loaded = await loading;
      const sequence = loaded.free.pop();
      if (!sequence) throw new RangeError('more questions at once than sequences');
      try {
        signal.throwIfAborted();
        return await generate(library, loaded, sequence, prompt, options, signal);
      } finally {
        loaded.free.push(sequence);
        turns.leave(place, 'other');
      }
    },
    async close(): Promise<void> {
      const loaded = await loading?.catch(() => undefined);
      await loaded?.llama.dispose();
    },
  };
}

async function load(library: LlamaLibrary, { path, contextSize, parallel, gpu }: GgufOptions): Promise<Loaded> {
  try {
    const silent = { logger: () => undefined, progressLogs: false, build: 'never' };
    const llama = await library.getLlama({ ...silent, gpu: gpu ? 'auto' : false });
    const model = await llama.loadModel({ modelPath: path });
    const context = await model.createContext({ contextSize, sequences: parallel });
    return { llama, model, free: Array.from({ length: parallel }, () => context.getSequence()) };
  } catch (error) {
    throw new ConnectorError(`the model "${path}" cannot be loaded: ${(error as Error).message}`);
  }
}

async function generate(
  library: LlamaLibrary,
  { llama, model }: Loaded,
  contextSequence: Sequence,
  prompt: Prompt,
  { contextSize, grammar }: GgufOptions,
  signal: AbortSignal,
): Promise<Completion> {
  const input = model.tokenize(prompt.text, true);
  const maxTokens = roomFor(prompt, input.length, contextSize);
  const { temperature, seed, stop } = prompt.sampling;
  const forced = grammar && Object.keys(prompt.question.schema).length > 0;
  const how = {
    signal,
    maxTokens,
    ...(temperature !== undefined && { temperature }),
    ...(seed !== undefined && { seed }),
    ...(stop && { customStopTriggers: stop }),
    ...(forced && { grammar: await llama.createGrammarForJsonSchema(ggufSchema(prompt.question.schema)) }),
  };
  const before = contextSequence.tokenMeter.getState();
  const generated =
    prompt.template === 'chat'
      ? await chat(library, contextSequence, prompt, how)
      : await completeText(library, contextSequence, input, how);
  const { usedOutputTokens } = contextSequence.tokenMeter.diff(before);
  const stopReason = generated.stopReason ?? generated.metadata?.stopReason;
  return {
    text: generated.responseText ?? String(generated.response ?? ''),
    usage: { promptTokens: input.length, completionTokens: usedOutputTokens },
    ...(stopReason === 'maxTokens' && { notes: [CUT_NOTE] }),
  };
}

/** The library drops the start of a prompt that does not fit, without a word. */
function roomFor({ sampling }: Prompt, length: number, contextSize: number): number {
  const left = contextSize - length - LEAST_ANSWER;
  if (left >= LEAST_ANSWER) return Math.min(sampling.maxTokens ?? ANSWER_TOKENS, left);
  throw new ConnectorError(
    `the prompt of ${length} tokens does not fit the context of ${contextSize}: lower maxPromptLength or raise contextSize`,
  );
}

async function chat(library: LlamaLibrary, contextSequence: Sequence, { messages }: Prompt, how: object) {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const turns = messages.filter(({ role }) => role !== 'system').map(({ content }) => content);
  const session = new library.LlamaChatSession({ contextSequence, systemPrompt: system.join('\n\n') });
  try {
    return await session.promptWithMeta(turns.join('\n\n'), how);
  } finally {
    session.dispose({ disposeSequence: false });
  }
}

async function completeText(library: LlamaLibrary, contextSequence: Sequence, input: readonly unknown[], how: object) {
  const completer = new library.LlamaCompletion({ contextSequence });
  try {
    return await completer.generateCompletionWithMeta(input, how);
  } finally {
    completer.dispose({ disposeSequence: false });
  }
}
