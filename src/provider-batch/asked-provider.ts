import { randomUUID } from 'node:crypto';
import { pause } from '../async/abort.js';
import { withRetries } from '../connectors/http/with-retries.js';
import type { BatchFile, BatchResult, ProviderBatches } from '../connectors/provider-batches.js';
import type { Completion } from '../connectors/types.js';
import { isProcessGone, ownProcess } from '../database/own-process.js';
import { ConnectorError, UserError } from '../errors.js';
import type { Consumption } from '../llm/answer.js';
import type { Price } from '../llm/settings.js';
import { addConsumption, consumptionOf, type Spending } from '../llm/spending.js';
import type { BatchLedger, StoredBatch } from './batch-ledger.js';
import type { LineSpool } from './line-spool.js';
import { findSettled, lostBatch, orderBatch } from './order-batch.js';
import { addStates, IDLE, type ProviderState } from './provider-state.js';
import type { QuestionCollector } from './question-collector.js';

/** What one provider is asked through. */
export interface ProviderParts {
  readonly batches: ProviderBatches;
  readonly ledger: BatchLedger;
  readonly collector: QuestionCollector;
  readonly price: Price | undefined;
  readonly spending: Spending;
  /** Whether a batch that the provider does not know any more is asked anew. */
  readonly refresh: boolean;
  warn(text: string): void;
}

/** One provider, with what this run has left to it. */
export interface AskedProvider {
  /** Finds what an earlier run has left half done. */
  recover(signal: AbortSignal): Promise<void>;
  /** Asks a few tokens when no question was asked yet. */
  tryOut(signal: AbortSignal): Promise<void>;
  /** Hands over what the collector has gathered. */
  submit(signal: AbortSignal): Promise<void>;
  /** Looks at every batch, and takes in the answers of those that have ended. */
  poll(signal: AbortSignal): Promise<ProviderState>;
  /** Has every batch cancelled; returns how many. */
  cancel(signal: AbortSignal): Promise<number>;
}

const NOTHING: Consumption = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0 };
/** Milliseconds that lines may take to be handed over, failures included. */
const PATIENCE = 30 * 60_000;
/** From so many milliseconds on, nobody hands a batch over any more, whatever is known of its process. */
const LONGEST_HANDOVER = 4 * PATIENCE;
/** A batch that is refused because too much is waiting is halved down to this. */
const FEWEST = 50;
/** Milliseconds to wait then; twice as many each time. */
const FIRST_REST = 2_000;
const LONGEST_REST = 10 * 60_000;
/** How often results that lack some are fetched. */
const MOST_TORN = 3;
/** Answers that are written at once. */
const TOGETHER = 500;

/** One provider, with what this run has left to it. */
export function askedProvider(parts: ProviderParts): AskedProvider {
  const { batches, ledger, collector, spending, warn } = parts;
  const torn = new Map<number, number>();
  let silence: string | undefined;
  let restUntil = 0;
  let rests = 0;
  // What is set aside for a batch has to be given back once.
  const setAside = new Set<number>();
  const release = (batch: Pick<StoredBatch, 'id' | 'questions' | 'cost'>, bill: Consumption) => {
    if (!setAside.delete(batch.id)) return;
    spending.book({ calls: batch.questions, cost: batch.cost }, bill);
  };
  const open = (): readonly StoredBatch[] => {
    const all = ledger.open();
    for (const { id, questions, cost } of all) {
      if (setAside.has(id)) continue;
      setAside.add(id);
      spending.takeOver({ calls: questions, cost });
    }
    return all;
  };
  const drop = (batch: Pick<StoredBatch, 'id' | 'questions' | 'cost'>) => {
    ledger.end(batch.id);
    release(batch, NOTHING);
  };
  const failAll = (batch: StoredBatch, error: ConnectorError) => {
    for (const key of ledger.formsOf(batch.id).keys()) collector.fail(key, error);
    drop(batch);
  };

  const told = new Set<number>();
  /** Whoever hands lines over on another machine may have died there, which nobody here can see. */
  const tellOwner = ({ id, questions, owner, changedAt }: StoredBatch) => {
    if (told.has(id)) return;
    told.add(id);
    const [host, pid] = owner.split(' ');
    const until = new Date(changedAt + LONGEST_HANDOVER).toISOString();
    warn(
      `${questions} questions are being handed over by process ${pid} of ${host}: should it be gone, they are taken up from ${until} on`,
    );
  };

  const recoverOne = async (batch: StoredBatch, signal: AbortSignal) => {
    if (batch.state === 'created') return;
    if (!isForsaken(batch)) return tellOwner(batch);
    // Of what was not ordered, nothing is asked.
    if (batch.state === 'sending') return drop(batch);
    const found = await findSettled(batches, lostBatch(batch, ledger), batch.changedAt, signal);
    if (found === 'none') drop(batch);
    else if (found !== 'unsure') ledger.created(batch.id, found.id);
  };

  const order = async (id: number, file: BatchFile, signal: AbortSignal) => {
    const bounds = { signal, endsAt: performance.now() + PATIENCE, quickest: () => 0 };
    const { value: prepared } = await withRetries(() => batches.prepare(file, signal), bounds);
    ledger.order(id, prepared);
    const batch = ledger.open().find((one) => one.id === id);
    const remote = batch && (await orderBatch(batches, file, lostBatch(batch, ledger), signal));
    if (remote !== undefined) ledger.created(id, remote);
  };

  /** What the provider refuses outright is told of each question; whoever is refused altogether gets no further. */
  const send = async ({ cost, forms, file }: LineSpool, signal: AbortSignal) => {
    const mark = randomUUID();
    const id = ledger.begin({ mark, cost, forms });
    setAside.add(id);
    try {
      await order(id, file(mark), signal);
    } catch (error) {
      signal.throwIfAborted();
      // Whether it was ordered is not known of all others, which the next run finds out.
      if (!(error instanceof ConnectorError) || error.retryable || isPassing(error)) throw error;
      for (const key of forms.keys()) collector.fail(key, error);
      drop({ id, questions: forms.size, cost });
      if (error.status === 401 || error.status === 403) throw error;
    }
  };

  const collect = async (batch: StoredBatch, remote: string, told: number, signal: AbortSignal) => {
    const forms = ledger.formsOf(batch.id);
    const missing = new Set(forms.keys());
    const failed: [string, ConnectorError][] = [];
    let bill = NOTHING;
    let kept = new Map<string, Completion>();
    const take = ({ key, completion, error, usage }: BatchResult) => {
      if (!missing.delete(key)) return;
      if (error) failed.push([key, error]);
      if (completion) kept.set(key, { ...completion, batched: true });
      if (completion || usage)
        bill = addConsumption(bill, consumptionOf({ text: '', usage, ...completion, batched: true }, parts.price, 0));
    };
    for await (const result of batches.results(remote, (key) => forms.get(key), signal)) {
      take(result);
      if (kept.size < TOGETHER) continue;
      ledger.keep(kept);
      kept = new Map();
    }
    ledger.keep(kept);
    if (missing.size > batch.questions - told) {
      const times = (torn.get(batch.id) ?? 0) + 1;
      torn.set(batch.id, times);
      // Answers that are paid for are not given up for a bad connection.
      if (times < MOST_TORN)
        throw new ConnectorError(`the results of batch ${remote} came without all that it tells of`);
    }
    for (const [key, error] of failed) collector.fail(key, error);
    for (const key of missing) collector.fail(key, new ConnectorError('the provider gave no result of it'));
    // Another process may have fetched it, too.
    const isOurs = ledger.end(batch.id);
    release(batch, isOurs ? bill : NOTHING);
  };

  const unknown = (batch: StoredBatch) => {
    const what = `the provider does not know batch ${batch.remote} (${batch.questions} questions) any more`;
    if (!parts.refresh)
      throw new UserError(
        `${what}: use the key of the account that it is in, or ask its questions anew with --refresh`,
        'provider-batch',
      );
    warn(`${what}: they are asked anew`);
    drop(batch);
  };

  const look = async (batch: StoredBatch, signal: AbortSignal): Promise<ProviderState> => {
    const working = { batches: 1, questions: batch.questions, answered: 0, failed: 0 };
    if (batch.remote === null) return working;
    const progress = await batches.progress(batch.remote, signal);
    if (!progress) unknown(batch);
    else if (progress.state === 'working') return { ...working, answered: progress.answered, failed: progress.failed };
    else if (progress.state === 'ended')
      await collect(batch, batch.remote, progress.answered + progress.failed, signal);
    else if (progress.tooMuch) {
      warn(`the provider has too much waiting (${progress.reason}): smaller batches follow, one at a time`);
      collector.goGently(Math.max(Math.min(FEWEST, batch.questions), Math.ceil(batch.questions / 2)));
      restUntil = Date.now() + Math.min(LONGEST_REST, FIRST_REST * 2 ** rests++);
      drop(batch);
    } else failAll(batch, new ConnectorError(`the provider refused the batch: ${progress.reason}`));
    return IDLE;
  };

  /** A provider that cannot be reached now works on all the same. */
  const bearing = async <T>(work: () => Promise<T>, otherwise: T, signal: AbortSignal): Promise<T> => {
    try {
      const done = await work();
      silence = undefined;
      return done;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ConnectorError) || !isPassing(error)) throw error;
      if (silence !== error.message) warn(`${error.message}: the batches are looked at again later`);
      silence = error.message;
      return otherwise;
    }
  };

  return {
    async recover(signal) {
      for (const batch of open()) await bearing(() => recoverOne(batch, signal), undefined, signal);
    },
    async tryOut(signal) {
      const prompt = collector.untried();
      if (!prompt) return;
      const charge = spending.open(prompt.text.length, parts.price);
      collector.tried();
      if (!charge) return;
      try {
        charge.book({
          text: '',
          usage: (await batches.tryOut(prompt, signal)) ?? { promptTokens: 0, completionTokens: 0 },
        });
      } catch (error) {
        charge.fail(0);
        throw error;
      }
    },
    async submit(signal) {
      const spools = collector.take();
      try {
        if (spools.length > 0) await pause(Math.max(0, restUntil - Date.now()), signal);
        for (const spool of spools) await send(spool, signal);
      } finally {
        for (const spool of spools) spool.remove();
      }
    },
    async poll(signal) {
      let sum = IDLE;
      for (const batch of open()) {
        const unseen = { batches: 1, questions: batch.questions, answered: 0, failed: 0 };
        sum = addStates(sum, await bearing(() => look(batch, signal), unseen, signal));
      }
      return sum;
    },
    async cancel(signal) {
      const created = open().flatMap(({ remote }) => (remote === null ? [] : [remote]));
      const outcomes = await Promise.allSettled(created.map((remote) => batches.cancel(remote, signal)));
      return outcomes.filter(({ status }) => status === 'fulfilled').length;
    },
  };
}

/** Whether nobody is at work any more on handing a batch over. */
function isForsaken({ owner, changedAt }: StoredBatch): boolean {
  return owner === ownProcess() || isProcessGone(owner) || Date.now() - changedAt > LONGEST_HANDOVER;
}

/** Whether a failure says nothing of the next try: what was tried for long enough is no longer `retryable` by itself. */
function isPassing({ status }: ConnectorError): boolean {
  return status === undefined || status === 408 || status === 429 || status >= 500;
}
