import { abortable } from '../../async/abort.js';
import { ConnectorError } from '../../errors.js';
import { answerText } from '../answer-text.js';
import { createLimiter } from '../http/limiter.js';
import type { Completion, Message, Prompt } from '../types.js';
import { ggufSchema } from './gguf-schema.js';
import type { ChatItem, Llama, LlamaLibrary, Model, Sequence } from './llama-library.js';

/** What a model is loaded with. */
export interface GgufOptions {
  readonly path: string;
  readonly contextSize: number;
  readonly parallel: number;
  readonly threads: number;
  readonly gpu: boolean;
  readonly grammar: boolean;
}

interface Loaded {
  readonly llama: Llama;
  readonly model: Model;
  readonly free: Sequence[];
}

/** A model of this kind that runs on writes nothing of use. */
export const GGUF_ANSWER_TOKENS = 512;
const LEAST_ANSWER = 16;

/** A model that is loaded once, when it is first asked, and answers `parallel` questions at once. */
export function createGgufModel(library: LlamaLibrary, options: GgufOptions) {
  const turns = createLimiter(options.parallel);
  let loading: Promise<Loaded> | undefined;

  async function answer(prompt: Prompt, signal: AbortSignal): Promise<Completion> {
    const place = await turns.acquire(signal);
    try {
      loading ??= load(library, options);
      const loaded = await loading;
      signal.throwIfAborted();
      const sequence = loaded.free.pop();
      if (!sequence) throw new RangeError('more questions at once than sequences');
      return await generate({ library, options, ...loaded }, sequence, prompt, signal).finally(() => {
        loaded.free.push(sequence);
      });
    } finally {
      turns.release(place, 'other');
    }
  }

  return {
    /** Neither loading nor reading a prompt can be interrupted: an aborted question ends at once, its turn when they do. */
    complete: (prompt: Prompt, signal: AbortSignal) => abortable(answer(prompt, signal), signal),
    async close(): Promise<void> {
      const loaded = await loading?.catch(() => undefined);
      await loaded?.llama.dispose();
    },
  };
}

/** Left to itself the library computes with four threads at least; more than there are processors wait for each other without end. */
async function load(library: LlamaLibrary, options: GgufOptions): Promise<Loaded> {
  try {
    const { path, contextSize, parallel, threads, gpu } = options;
    const silent = { logger: () => undefined, progressLogs: false, build: 'never' };
    const llama = await library.getLlama({ ...silent, gpu: gpu ? 'auto' : false, maxThreads: threads });
    const model = await llama.loadModel({ modelPath: path });
    const context = await model.createContext({ contextSize, sequences: parallel });
    return { llama, model, free: Array.from({ length: parallel }, () => context.getSequence()) };
  } catch (error) {
    throw new ConnectorError(`the model "${options.path}" cannot be loaded: ${(error as Error).message}`);
  }
}

interface Generation extends Loaded {
  readonly library: LlamaLibrary;
  readonly options: GgufOptions;
}

async function generate(
  { library, options, llama, model }: Generation,
  contextSequence: Sequence,
  prompt: Prompt,
  signal: AbortSignal,
): Promise<Completion> {
  const input = model.tokenize(prompt.text, true);
  const maxTokens = roomFor(prompt, input.length, options.contextSize);
  const { grammar, notes } = await grammarOf(llama, prompt, options.grammar);
  const { temperature, seed, stop } = prompt.sampling;
  const how = { signal, maxTokens, temperature, seed, customStopTriggers: stop, grammar };
  const before = contextSequence.tokenMeter.getState();
  const generated =
    prompt.template === 'chat'
      ? await chat(library, contextSequence, prompt, how)
      : await completeText(library, contextSequence, input, how);
  const { usedOutputTokens } = contextSequence.tokenMeter.diff(before);
  const answer = answerText({
    text: generated.responseText ?? String(generated.response ?? ''),
    ending: generated.stopReason ?? generated.metadata?.stopReason,
  });
  const allNotes = [...notes, ...answer.notes];
  return {
    text: answer.text,
    usage: { promptTokens: input.length, completionTokens: usedOutputTokens },
    ...(allNotes.length > 0 && { notes: allNotes }),
  };
}

async function grammarOf(llama: Llama, { question }: Prompt, wanted: boolean) {
  if (!wanted || Object.keys(question.schema).length === 0) return { notes: [] };
  try {
    return { grammar: await llama.createGrammarForJsonSchema(ggufSchema(question.schema)), notes: [] };
  } catch (error) {
    return { notes: [`the shape of the answer cannot be forced: ${(error as Error).message}`] };
  }
}

/** The library drops the start of a prompt that does not fit, without a word. */
function roomFor({ sampling }: Prompt, length: number, contextSize: number): number {
  const left = contextSize - length - LEAST_ANSWER;
  if (left >= LEAST_ANSWER) return Math.min(sampling.maxTokens ?? GGUF_ANSWER_TOKENS, left);
  throw new ConnectorError(
    `the prompt of ${length} tokens does not fit the context of ${contextSize}: lower maxPromptLength or raise contextSize`,
  );
}

async function chat(library: LlamaLibrary, contextSequence: Sequence, { messages }: Prompt, how: object) {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const turns = messages.filter(({ role }) => role !== 'system');
  const session = new library.LlamaChatSession({ contextSequence, systemPrompt: system.join('\n\n') });
  try {
    if (turns.length > 1)
      session.setChatHistory([{ type: 'system', text: system.join('\n\n') }, ...turns.slice(0, -1).map(chatItem)]);
    return await session.promptWithMeta(turns.at(-1)?.content ?? '', how);
  } finally {
    session.dispose({ disposeSequence: false });
  }
}

function chatItem({ role, content }: Message): ChatItem {
  return role === 'assistant' ? { type: 'model', response: [content] } : { type: 'user', text: content };
}

async function completeText(library: LlamaLibrary, contextSequence: Sequence, input: readonly unknown[], how: object) {
  const completer = new library.LlamaCompletion({ contextSequence });
  try {
    return await completer.generateCompletionWithMeta(input, how);
  } finally {
    completer.dispose({ disposeSequence: false });
  }
}
