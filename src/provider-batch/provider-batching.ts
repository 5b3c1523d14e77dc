import { pause } from '../async/abort.js';
import type { CacheSession } from '../completion-cache/cache-session.js';
import type { WrapConnector } from '../completion-cache/completion-cache.js';
import { connectorIdentity } from '../completion-cache/completion-key.js';
import { createCompletionStore } from '../completion-cache/database-completion-store.js';
import { offersBatches, type ProviderBatches } from '../connectors/provider-batches.js';
import type { Connector } from '../connectors/types.js';
import { defaultDatabasePath } from '../database/default-path.js';
import { openDatabase } from '../database/open-database.js';
import type { LlmSettings } from '../llm/settings.js';
import type { Spending } from '../llm/spending.js';
import { type AskedProvider, askedProvider } from './asked-provider.js';
import { openBatchLedger } from './batch-ledger.js';
import { batchedConnector } from './batched-connector.js';
import { addStates, IDLE, type ProviderState } from './provider-state.js';
import { createQuestionCollector, type QuestionCollector } from './question-collector.js';

/** What a run in batches is bounded by. */
export interface BatchingBounds {
  readonly spending: Spending;
  /** Whether to stay until all batches have ended. */
  readonly wait: boolean;
  readonly signal: AbortSignal;
  /** Told how far the providers are, whenever they were looked at. */
  onState(state: ProviderState): void;
}

/** Asks the questions of many products in batches of their providers. */
export interface ProviderBatching {
  /** Leaves the questions of connectors whose provider has batches to them. */
  readonly wrap: WrapConnector;
  /** Whether any connector of the composition has such a provider. */
  isOffered(): boolean;
  /**
   * Asks until every question has its answer or a reason for none; the next look at a product then finds them. Rejects with
   * the signal's reason, and for a provider that refuses; what is with it stays there, and the next run finds it.
   * @param survey goes through all products, and ends early when its signal aborts
   * @returns what is still with the providers, when nobody waits
   */
  run(survey: (stop: AbortSignal) => Promise<void>, bounds: BatchingBounds): Promise<ProviderState>;
  /** Has all batches cancelled; resolves to how many were. */
  cancel(signal: AbortSignal): Promise<number>;
}

/** Milliseconds between two looks at a provider: at first, and at most. */
const FIRST_LOOK = 1_000;
const SLOWEST_LOOK = 60_000;
const GROWTH = 1.3;

/** @param others gives connectors whose provider has no batches their memory */
export function createProviderBatching(
  session: CacheSession,
  others: WrapConnector,
  { refresh }: { readonly refresh: boolean },
): ProviderBatching {
  const startedAt = Date.now();
  const collectors = new Map<string, { collector: QuestionCollector; open(spending: Spending): AskedProvider }>();
  const unreadable = new Set<string>();
  let opened: ReturnType<typeof openStore> | undefined;
  let trial = new AbortController();
  let providers: readonly AskedProvider[] = [];

  const openStore = () => {
    const database = openDatabase(session.database ?? defaultDatabasePath());
    const store = createCompletionStore(database, { maxSize: session.config.cacheSize });
    session.atEnd(() => {
      for (const { collector } of collectors.values()) for (const spool of collector.take()) spool.remove();
      for (const key of unreadable) store.remove(key);
      store.close();
      database.close();
    });
    return { database, store };
  };

  const wrap = async (connector: Connector, settings: LlmSettings): Promise<Connector> => {
    const identity = connectorIdentity(connector, settings.connector);
    if (!offersBatches(connector) || identity === undefined) return others(connector, settings);
    opened ??= openStore();
    const { database, store } = opened;
    const known = collectors.get(identity);
    const batches = limitedBatches(await connector.batches(), settings.batchLimits);
    const ledger = openBatchLedger(database, identity, session.config.cacheSize);
    const collector = known?.collector ?? createQuestionCollector(batches, ledger, () => trial.abort());
    const open = (spending: Spending) =>
      askedProvider({ batches, ledger, collector, price: settings.price, spending, refresh, warn: session.warn });
    if (!known) collectors.set(identity, { collector, open });
    return batchedConnector(connector, {
      ...{ store, identity, collector, startedAt },
      notBefore: refresh ? startedAt : 0,
      onUnreadable: (key) => unreadable.add(key),
    });
  };

  const each = async <T>(work: (provider: AskedProvider) => Promise<T>): Promise<T[]> => {
    const done: T[] = [];
    for (const provider of providers) done.push(await work(provider));
    return done;
  };
  const look = async ({ signal, onState }: BatchingBounds): Promise<ProviderState> => {
    await each((provider) => provider.recover(signal));
    const state = (await each((provider) => provider.poll(signal))).reduce(addStates);
    onState(state);
    return state;
  };
  const waitForAll = async (bounds: BatchingBounds) => {
    for (let wait = FIRST_LOOK; ; wait = Math.min(SLOWEST_LOOK, wait * GROWTH)) {
      await pause(wait, bounds.signal);
      if ((await look(bounds)).batches === 0) return;
    }
  };
  /** Goes through the products; returns how many questions wait. */
  const pass = async (survey: (stop: AbortSignal) => Promise<void>): Promise<number> => {
    trial = new AbortController();
    for (const { collector } of collectors.values()) collector.startPass(false);
    await survey(trial.signal);
    return [...collectors.values()].reduce((sum, { collector }) => sum + collector.waiting(), 0);
  };

  return {
    wrap,
    isOffered: () => collectors.size > 0,
    async run(survey, bounds) {
      const { signal, spending, wait } = bounds;
      providers = [...collectors.values()].map(({ open }) => open(spending));
      await look(bounds);
      for (;;) {
        const waiting = await pass(survey);
        signal.throwIfAborted();
        if ([...collectors.values()].some(({ collector }) => collector.untried() !== undefined)) {
          await each((provider) => provider.tryOut(signal));
          continue;
        }
        await each((provider) => provider.submit(signal));
        if (waiting === 0) break;
        const state = await look(bounds);
        if (state.batches > 0 && !wait) return state;
        if (state.batches > 0) await waitForAll(bounds);
      }
      for (const { collector } of collectors.values()) collector.startPass(true);
      return IDLE;
    },
    cancel: async (signal) =>
      (await each((provider) => provider.cancel(signal))).reduce((sum, count) => sum + count, 0),
  };
}

/** Batches of no more than a composition allows, nor than the provider does. */
function limitedBatches(batches: ProviderBatches, { questions, bytes }: NonNullable<LlmSettings['batchLimits']> = {}) {
  const { limits } = batches;
  return {
    ...batches,
    limits: {
      questions: Math.min(limits.questions, questions ?? Infinity),
      bytes: Math.min(limits.bytes, bytes ?? Infinity),
    },
  };
}
