/** The parts of node-llama-cpp (version 3) that are used. */
export interface LlamaLibrary {
  getLlama(options: object): Promise<Llama>;
  readonly LlamaCompletion: new (options: { contextSequence: Sequence }) => Completer;
  readonly LlamaChatSession: new (options: { contextSequence: Sequence; systemPrompt?: string }) => Session;
}

/** The engine. */
export interface Llama {
  loadModel(options: { modelPath: string }): Promise<Model>;
  createGrammarForJsonSchema(schema: object): Promise<object>;
  dispose(): Promise<void>;
}

/** A loaded file. */
export interface Model {
  createContext(options: object): Promise<{ getSequence(): Sequence }>;
  tokenize(text: string, specialTokens: boolean): readonly unknown[];
}

/** The room of one question. */
export interface Sequence {
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

/** A turn of a conversation that went before. */
export type ChatItem =
  | { readonly type: 'system' | 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: readonly string[] };

interface Session {
  setChatHistory(history: readonly ChatItem[]): void;
  promptWithMeta(prompt: string, options: object): Promise<Generated>;
  dispose(options?: object): void;
}

interface Generated {
  readonly response?: string | readonly unknown[];
  readonly responseText?: string;
  readonly metadata?: { readonly stopReason?: string };
  readonly stopReason?: string;
}
