import type { Completion } from '../connectors/types.js';

/** A completion that was paid for before. */
export interface StoredCompletion {
  readonly completion: Completion;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** Keeps completions by the key of their question. */
export interface CompletionStore {
  read(key: string): StoredCompletion | undefined;
  write(key: string, completion: Completion): void;
  remove(key: string): void;
}
