import { pause } from '../../async/abort.js';
import { completionCacheFor } from '../../completion-cache/completion-cache.js';
import { UserError } from '../../errors.js';
import type { Catalogue } from '../../examples/catalogue.js';
import { openLlm } from '../../library/open-llm.js';
import type { Spending } from '../../llm/spending.js';
import { lookupProducts } from '../../lookup/lookup-products.js';
import { formatProviderCounts, startProviderProgress } from '../../output/provider-progress.js';
import { createProviderBatching, type ProviderBatching } from '../../provider-batch/provider-batching.js';
import type { ProviderState } from '../../provider-batch/provider-state.js';
import type { AskingOptions } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import { heldOutFor } from '../held-out.js';
import type { Session } from '../session.js';
import type { BATCH_FLAGS } from './batch-flags.js';
import type { BatchRun, BatchSetup } from './batch-run.js';

/** A composition whose questions wait for batches of the provider. @throws UserError when its provider has none */
export async function openInBatches(
  session: Session,
  options: AskingOptions,
  catalogue: Catalogue,
  flags: FlagValues<typeof BATCH_FLAGS>,
) {
  const cache = completionCacheFor(session, flags);
  if (!cache) throw new UserError('the answers of batches are taken in through the cache: leave out --no-cache');
  const batching = createProviderBatching(session, cache, { refresh: flags.refresh ?? false });
  const asking = { ...options, heldOut: await heldOutFor(session, options) };
  const opened = await openLlm(session.config, catalogue, asking, batching.wrap);
  if (!batching.isOffered()) {
    await opened.llm.close();
    throw new UserError(
      `llm "${options.llm}" asks no provider that has batches: use one with a connector openai or anthropic, or leave out --provider-batch`,
    );
  }
  const askBefore = (setup: BatchSetup, run: BatchRun) => askInBatches(setup, run, batching, opened.spending);
  return { opened, askBefore };
}

/** Milliseconds in which a second Ctrl-C cancels what is with the provider. */
const SECOND_CHANCE = 5_000;
/** Milliseconds that cancelling may take. */
const FAREWELL = 20_000;

/**
 * Asks everything in batches, before products are written.
 * @returns what is left with the provider when the run is stopped or does not wait; undefined when all is answered
 */
async function askInBatches(
  setup: BatchSetup,
  run: BatchRun,
  batching: ProviderBatching,
  spending: Spending,
): Promise<ProviderState | undefined> {
  const { session, flags } = setup;
  const { stops, request } = run;
  session.alsoStopOn(['SIGTERM', 'SIGHUP']);
  const signal = AbortSignal.any([stops.stop, stops.giveUp]);
  // What is left is told at the end of a run that does not wait.
  const progress = startProviderProgress({ quiet: session.quiet || flags['no-wait'] === true });
  let state: ProviderState = { batches: 0, questions: 0, answered: 0, failed: 0 };
  // What is known already is counted when products are written.
  const uncounted: Spending = {
    ...spending,
    recall: () => ({ calls: 0, retries: 0, promptTokens: 0, completionTokens: 0 }),
  };
  const survey = async (early: AbortSignal) => {
    const stop = AbortSignal.any([early, stops.stop]);
    const asking = { ...request, unordered: true, stop, spending: uncounted };
    const results = lookupProducts(run.survey(), asking);
    while (!(await results.next()).done);
  };
  const onState = (now: ProviderState) => {
    state = now;
    progress.tell(now);
  };
  try {
    state = await batching.run(survey, { spending, wait: !flags['no-wait'], signal, onState });
    return state.batches > 0 ? state : undefined;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    progress.stop();
  }
  if (session.signal.aborted && state.batches > 0) await offerToCancel(setup, batching, state);
  return state;
}

/** What is handed over goes on, unless Ctrl-C comes again. */
async function offerToCancel({ session }: BatchSetup, batching: ProviderBatching, state: ProviderState): Promise<void> {
  const again = new AbortController();
  const forget = session.onSecondInterrupt(() => again.abort());
  session.note(
    `${formatProviderCounts(state)}; they go on, Ctrl-C again within ${SECOND_CHANCE / 1000} s cancels them`,
  );
  await pause(SECOND_CHANCE, again.signal).catch(() => undefined);
  forget();
  if (!again.signal.aborted) return;
  const count = await batching.cancel(AbortSignal.timeout(FAREWELL));
  session.note(`${count} of ${state.batches} batches are cancelled; what is answered already is billed, and not lost`);
}
