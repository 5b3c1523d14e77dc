import { pause } from '../async/abort.js';
import type { BatchFile, FoundBatch, LostBatch, ProviderBatches } from '../connectors/provider-batches.js';
import { ConnectorError } from '../errors.js';
import type { BatchLedger, StoredBatch } from './batch-ledger.js';

/** Milliseconds after which an order that was heard stands in the provider's list. */
const SETTLED = 5_000;
const MOST_ATTEMPTS = 6;
const FIRST_BACKOFF = 500;
const LONGEST_BACKOFF = 30_000;

/**
 * Has a batch created, once: what may have been heard is looked for before it is ordered again. Undefined when a batch runs
 * that may be it, which only its end can tell.
 * @throws ConnectorError when it cannot be ordered, `retryable` when nobody knows whether it was
 */
export async function orderBatch(
  batches: ProviderBatches,
  file: BatchFile,
  lost: LostBatch,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await batches.create(file, lost.prepared, signal);
    } catch (error) {
      signal.throwIfAborted();
      const failure = asFailure(error);
      if (!failure.retryable) throw failure;
      if (failure.status !== 429) {
        const found = await findSettled(batches, lost, Date.now(), signal);
        if (found === 'unsure') return undefined;
        if (found !== 'none') return found.id;
      }
      if (attempt >= MOST_ATTEMPTS) throw failure;
      await pause(failure.retryAfter ?? Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** attempt), signal);
    }
  }
}

/** Looks for a batch that may have been created, and again once an order must be listed. @param orderedAt when it was last ordered */
export async function findSettled(
  batches: ProviderBatches,
  lost: LostBatch,
  orderedAt: number,
  signal: AbortSignal,
): Promise<FoundBatch> {
  const found = await batches.find(lost, signal);
  const rest = orderedAt + SETTLED - Date.now();
  if (found !== 'none' || rest <= 0) return found;
  await pause(rest, signal);
  return batches.find(lost, signal);
}

/** What is known of a batch whose process did not live to hear what became of it. */
export function lostBatch(batch: StoredBatch, ledger: BatchLedger): LostBatch {
  const { mark, questions, prepared, changedAt, id } = batch;
  let forms: ReadonlyMap<string, unknown> | undefined;
  return {
    ...{ mark, questions, orderedAt: changedAt, prepared: prepared ?? '' },
    holds(key) {
      forms ??= ledger.formsOf(id);
      return forms.has(key);
    },
    isOther: (remote) => ledger.open().some((other) => other.remote === remote),
  };
}

/** An attempt that took too long says nothing of whether it was heard. */
function asFailure(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new ConnectorError('the provider did not answer the order of a batch', { retryable: true });
  throw error;
}
