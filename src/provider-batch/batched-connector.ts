import { completionKey } from '../completion-cache/completion-key.js';
import type { CompletionStore } from '../completion-cache/completion-store.js';
import type { Connector, Prompt } from '../connectors/types.js';
import type { QuestionCollector } from './question-collector.js';

/** What a connector that asks in batches works on. */
export interface BatchedConnectorOptions {
  readonly store: CompletionStore;
  /** What tells the connector's answers from those of others. */
  readonly identity: string;
  readonly collector: Pick<QuestionCollector, 'postpone' | 'isWaiting'>;
  /** Older completions are asked for again, in milliseconds since 1970. */
  readonly notBefore: number;
  /** Batched completions from then on are booked by this run. */
  readonly startedAt: number;
  /** Told of a completion of this run that nobody could read, which is to be forgotten when the run is over. */
  readonly onUnreadable: (key: string) => void;
}

/** A connector whose questions are left to batches of the provider, and whose answers come out of the cache. */
export function batchedConnector(connector: Connector, options: BatchedConnectorOptions): Connector {
  const { store, identity, collector, notBefore, startedAt, onUnreadable } = options;
  let last: { readonly prompt: Prompt; readonly key: string } | undefined;
  const keyOf = (prompt: Prompt): string => {
    if (last?.prompt !== prompt) last = { prompt, key: completionKey(identity, prompt) };
    return last.key;
  };
  const find = (prompt: Prompt) => {
    const stored = store.read(keyOf(prompt));
    if (!stored || stored.createdAt < notBefore) return undefined;
    const { completion, createdAt } = stored;
    return { completion, isOfRun: completion.batched === true && createdAt >= startedAt };
  };
  return {
    ...connector,
    recall(prompt) {
      const found = find(prompt);
      return found?.isOfRun ? { ...found.completion, booked: true } : found?.completion;
    },
    // The products are gone through again and again, and must get the same answers each time.
    forget: (prompt) => (find(prompt)?.isOfRun ? onUnreadable(keyOf(prompt)) : store.remove(keyOf(prompt))),
    postpone: (prompt, reserve) => collector.postpone(keyOf(prompt), prompt, reserve),
    isPostponed: (prompt) => collector.isWaiting(keyOf(prompt)),
    complete() {
      throw new Error(`connector ${connector.name} is asked in batches`);
    },
  };
}
