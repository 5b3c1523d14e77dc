import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { completionCacheFor } from '../../completion-cache/completion-cache.js';
import { parseDuration } from '../../config/duration.js';
import { resolveLlm } from '../../config/resolve-llm.js';
import type { ReloadableCatalogue } from '../../database/catalogue/reloadable-catalogue.js';
import { UserError } from '../../errors.js';
import { type OpenedLlm, openLlm } from '../../library/open-llm.js';
import { newQueue } from '../../lookup/new-queue.js';
import { type LogLines, openLogLines } from '../../output/log-lines.js';
import { connectRedis } from '../../queue/connect-redis.js';
import type { Fingerprint } from '../../queue/fingerprint.js';
import { reportIncompatibleBatches } from '../../queue/report-incompatible-batches.js';
import type { RateLimit } from '../../queue/shared-rate-limit.js';
import { type RunningWorker, startWorker } from '../../queue/start-worker.js';
import { watchConnection } from '../../queue/watch-connection.js';
import { isCompatible } from '../../queue/watch-workers.js';
import { type AskingOptions, askingOptions } from '../asking-options.js';
import { providerFingerprint } from '../batch/batch-settings.js';
import type { FlagValues } from '../flags.js';
import { queueFingerprint } from '../queue-fingerprint.js';
import type { Session } from '../session.js';
import { stopSignal } from '../stop-signal.js';
import { watchReloads } from '../watch-reloads.js';
import type { WORKER_FLAGS } from './worker-flags.js';

/** Milliseconds for which no worker takes a chunk when a provider that gets too many calls does not say how long. */
const HOLD_OFF = 1000;

/** The work of `worker`: answers chunks of batches until SIGTERM or Ctrl-C, and then those that it has. */
export async function runWorker(session: Session, flags: FlagValues<typeof WORKER_FLAGS>): Promise<void> {
  if (flags.queue === undefined) throw new UserError('a worker needs its queue: --queue redis://127.0.0.1:6379');
  const options = askingOptions(flags, session.config);
  const provider = providerFingerprint(session.config, options.llm);
  const rate = flags.rate === undefined ? undefined : parseRate(flags.rate);
  resolveLlm(session.config, options.llm, process.env);
  const redis = await connectRedis(flags.queue);
  session.atEnd(() => redis.disconnect());
  const reloadable = await session.openReloadableCatalogue();

  const wrap = completionCacheFor(session, flags);
  const opened = await openServed(session, options, reloadable, wrap);
  for (const note of opened.notes) session.note(note);

  const log = openLogLines({ quiet: session.quiet });
  session.atEnd(log.flush);
  const queue = await newQueue(options.policy.concurrency, opened.llm);
  const stopped = stopSignal(session.signal);
  session.atEnd(watchConnection(redis, (problem) => log.write({ problem })));
  const tellTrouble = seldom((problem) => log.write({ problem }));
  const others = new Map<string, Promise<ServedLlm>>([[options.llm, Promise.resolve(opened)]]);
  const start = async (fingerprint: Fingerprint, llm: string) => {
    const served = others.get(llm) ?? openServed(session, { ...options, llm }, reloadable, wrap);
    others.set(llm, served);
    // What is missing now, such as a key, may be there for another batch.
    served.catch(() => others.delete(llm));
    const { llm: composition, examples, serveBy } = await served;
    const worker = await startWorker({
      ...{ redis, fingerprint, catalogue: reloadable.catalogue, rate },
      provider: llm === options.llm ? provider : providerFingerprint(session.config, llm),
      asking: { llm: composition, examples, queue },
      id: randomUUID(),
      place: `${hostname()}:${process.pid}`,
      concurrency: options.policy.concurrency,
      fits: () => !reloadable.isStale(),
      onDone: log.write,
      onTrouble: tellTrouble,
    });
    serveBy(worker);
    return worker;
  };
  const all = Object.keys(session.config.llms);
  const fingerprintFor = (llm: string) => queueFingerprint(session, { ...options, llm }, all);
  const post: Post = { llm: options.llm, known: all, fingerprintFor, start, redis, reloadable, stopped, log };
  while ((await workShift(post)) === undefined) for (const note of await reloadable.reload()) session.note(note);
}

/** A composition that chunks are answered with. */
interface ServedLlm extends OpenedLlm {
  /** The worker that answers with it from now on: it tells the others when the server gets too many calls. */
  serveBy(worker: RunningWorker): void;
}

async function openServed(
  session: Session,
  options: AskingOptions,
  { catalogue }: ReloadableCatalogue,
  wrap: ReturnType<typeof completionCacheFor>,
): Promise<ServedLlm> {
  let worker: RunningWorker | undefined;
  const onBusy = (wait = HOLD_OFF) => worker?.backoff(wait);
  const opened = await openLlm(session.config, catalogue, options, wrap, onBusy);
  session.atEnd(() => opened.llm.close());
  return {
    ...opened,
    serveBy(now) {
      worker = now;
    },
  };
}

/** What a shift needs. */
interface Post {
  /** The composition that is served from the start, and all that the configuration knows. */
  readonly llm: string;
  readonly known: readonly string[];
  readonly fingerprintFor: (llm: string) => Fingerprint;
  readonly start: (fingerprint: Fingerprint, llm: string) => Promise<RunningWorker>;
  readonly redis: Awaited<ReturnType<typeof connectRedis>>;
  readonly reloadable: ReloadableCatalogue;
  readonly stopped: Promise<string>;
  readonly log: LogLines;
}

/** Works as long as the catalogue stays the same. @returns why the worker is to end, or undefined when the catalogue is another */
async function workShift({ llm, known, fingerprintFor, start, redis, reloadable, stopped, log }: Post) {
  const fingerprint = fingerprintFor(llm);
  const starting = start(fingerprint, llm);
  // Where Redis has gone it starts when that is back, or never.
  const early = await Promise.race([stopped, starting.then(() => undefined)]);
  if (early !== undefined) {
    log.write({ event: 'stopping', reason: early });
    return early;
  }
  const worker = await starting;
  const others = new Map<string, Promise<RunningWorker>>();
  const takeUp = async (batch: Fingerprint) => {
    if (batch.llm === undefined || batch.llm === llm || !known.includes(batch.llm)) return false;
    const own = fingerprintFor(batch.llm);
    if (!isCompatible(own, batch)) return false;
    if (others.has(batch.llm)) return true;
    const taken = start(own, batch.llm);
    const name = batch.llm;
    others.set(name, taken);
    taken.catch(() => others.delete(name));
    await taken;
    log.write({ event: 'serves another composition', llm: name });
    return true;
  };
  const incompatible = reportIncompatibleBatches(redis, fingerprint, takeUp, (text) =>
    log.write({ event: 'refused', reason: text }),
  );
  const { settings, ...shown } = fingerprint;
  log.write({ event: 'waiting for chunks', ...shown });
  const loads = nextLoad(reloadable, (problem) => log.write({ problem }));
  const reason = await Promise.race([stopped, loads.loaded]);
  log.write(reason === undefined ? { event: 'catalogue was loaded' } : { event: 'stopping', reason });
  loads.stop();
  incompatible.stop();
  const closing = Promise.allSettled([worker, ...others.values()].map(async (one) => (await one).close()));
  if (reason === undefined) return await Promise.race([stopped, closing.then(() => undefined)]);
  await closing;
  return reason;
}

/** Milliseconds for which the same trouble is told once. */
const SELDOM = 60_000;

/** A lost connection is told with each try to make it again. */
function seldom(tell: (text: string) => void): (text: string) => void {
  const told = new Map<string, number>();
  return (text) => {
    const now = performance.now();
    if (now - (told.get(text) ?? -SELDOM) < SELDOM) return;
    told.set(text, now);
    tell(text);
  };
}

function nextLoad(reloadable: ReloadableCatalogue, onTrouble: (text: string) => void) {
  let stop = () => {};
  const loaded = new Promise<undefined>((resolve) => {
    stop = watchReloads(reloadable, { onLoaded: () => resolve(undefined), onTrouble });
  });
  return { loaded, stop };
}

/** Questions in a time, such as `600/m`. */
function parseRate(text: string): RateLimit {
  const [, questions, time] = /^(\d+)\/(\d*(?:ms|s|m|h))$/.exec(text) ?? [];
  if (questions === undefined || time === undefined || Number(questions) === 0) {
    throw new UserError(`--rate is "${text}", which is no rate: write questions and a time, such as 600/m or 5/s`);
  }
  const milliseconds = parseDuration(/^\d/.test(time) ? time : `1${time}`, '--rate');
  return { questions: Number(questions), milliseconds };
}
