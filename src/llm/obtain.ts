import type { CompleteOptions, Completion, Connector, Prompt } from '../connectors/types.js';
import { ConnectorError, UserError } from '../errors.js';
import type { Consumption } from './answer.js';
import type { LlmSettings } from './settings.js';
import type { Spending } from './spending.js';

/** Where a completion comes from. */
export interface Source {
  readonly connector: Connector;
  readonly settings: LlmSettings;
}

/** What bounds a question. */
export interface Bounds extends CompleteOptions {
  /** What its call is counted by. */
  readonly spending: Spending;
}

/** A completion, or why there is none; with what the call used. */
export type Obtained =
  | { readonly completion: Completion; readonly usage?: Consumption }
  | { readonly completion?: undefined; readonly reason: string; readonly usage?: Consumption };

/** Takes a completion that is known already, or asks for it and books the call. Rejects on an abort and on a bug. */
export async function obtain(source: Source, prompt: Prompt, bounds: Bounds): Promise<Obtained> {
  const { connector } = source;
  const { signal, spending } = bounds;
  for (let known = connector.recall?.(prompt); known; known = connector.recall?.(prompt)) {
    try {
      return { completion: await withSignal(known, signal), usage: spending.recall() };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof UserError) return { reason: error.message };
      // Whoever asked first ran out of time; this question still has some.
    }
  }
  return call(source, prompt, bounds);
}

async function call({ connector, settings }: Source, prompt: Prompt, bounds: Bounds): Promise<Obtained> {
  const { signal, spending } = bounds;
  const charge = connector.free ? undefined : spending.open(prompt.text.length, settings.price);
  if (!charge && !connector.free) return { reason: 'budget spent' };
  try {
    const completion = await connector.complete(prompt, bounds);
    const usage = charge?.book(completion);
    return { completion, ...(usage && { usage }) };
  } catch (error) {
    const usage = charge?.fail(error instanceof ConnectorError ? error.retries : 0);
    signal.throwIfAborted();
    if (error instanceof UserError) return { reason: error.message, ...(usage && { usage }) };
    throw error;
  }
}

/** What others asked for is not aborted with this question, only no longer waited for. */
function withSignal<T>(value: T | Promise<T>, signal: AbortSignal): T | Promise<T> {
  if (!(value instanceof Promise)) return value;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
