import { pause } from '../async/abort.js';
import { stopOf } from '../connectors/stop-options.js';
import type { CompleteOptions, Completion, Connector, Prompt } from '../connectors/types.js';
import type { QuestionClaims } from '../database/question-claims.js';
import { completionKey } from './completion-key.js';
import type { CompletionStore } from './completion-store.js';

/** Milliseconds between two looks for the answer to a question that another process asks. */
const LOOK = 50;
/** Milliseconds until an answer can be read by others. */
const WRITTEN = 500;

/** Where completions are kept. */
export interface CompletionCacheOptions {
  readonly store: CompletionStore;
  /** What tells the connector's answers from those of others. */
  readonly identity: string;
  /** Older completions are asked for again, in milliseconds since 1970. */
  readonly notBefore?: number;
  /** Which questions other processes ask just now; default none. */
  readonly claims?: Pick<QuestionClaims, 'claim' | 'release'>;
  /** Told of a kept completion that turned out to be of no use, and is asked for again. */
  readonly onDropped?: () => void;
}

/** A connector that remembers its completions; who asks what is in flight already waits for that answer. */
export function cachedConnector(
  connector: Connector,
  { store, identity, notBefore = 0, claims, onDropped }: CompletionCacheOptions,
): Connector {
  const recalled = new WeakSet<Prompt>();
  const inFlight = new Map<string, Promise<Completion>>();
  let last: { readonly prompt: Prompt; readonly key: string } | undefined;
  // A question is looked for and then, if need be, sent.
  const keyOf = (prompt: Prompt): string => {
    if (last?.prompt !== prompt) last = { prompt, key: completionKey(identity, prompt) };
    return last.key;
  };

  /** The answer that another process waits for, or nothing when this one is to ask. */
  const askedElsewhere = async (key: string, options: CompleteOptions): Promise<Completion | undefined> => {
    const stop = stopOf(options);
    while (!stop.aborted) {
      await pause(LOOK, stop);
      const stored = store.read(key);
      if (stored && stored.createdAt >= notBefore) return stored.completion;
      if (claims?.claim(key)) return undefined;
    }
    return undefined;
  };

  return {
    ...connector,
    recall(prompt) {
      const key = keyOf(prompt);
      const known = inFlight.get(key);
      if (known) return known;
      const stored = store.read(key);
      if (!stored || stored.createdAt < notBefore) return undefined;
      recalled.add(prompt);
      return stored.completion;
    },
    forget(prompt) {
      store.remove(keyOf(prompt));
      if (recalled.delete(prompt)) onDropped?.();
    },
    complete(prompt, options) {
      const key = keyOf(prompt);
      const keep = (completion: Completion) => {
        store.write(key, lasting(completion));
        return completion;
      };
      const ask = () => connector.complete(prompt, options);
      const asking =
        !claims || claims.claim(key) ? ask() : askedElsewhere(key, options).then((found) => found ?? ask());
      if (!(asking instanceof Promise)) return keep(asking);
      const kept = asking.then(keep).finally(() => {
        inFlight.delete(key);
        // What was answered is there for others soon.
        setTimeout(() => claims?.release(key), WRITTEN).unref();
      });
      inFlight.set(key, kept);
      return kept;
    },
  };
}

/** What holds of the answer whenever it is used, and not of the call alone. */
function lasting({ text, model, usage, notes, answers, batched }: Completion): Completion {
  return {
    text,
    ...(model !== undefined && { model }),
    ...(usage && { usage }),
    ...(notes && { notes }),
    ...(answers && { answers }),
    ...(batched && { batched }),
  };
}
