import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { parseDuration } from '../config/duration.js';
import { resolveLlm } from '../config/resolve-llm.js';
import { UserError } from '../errors.js';
import { newQueue } from '../lookup/new-queue.js';
import { openLogLines } from '../output/log-lines.js';
import { connectRedis } from '../queue/connect-redis.js';
import type { RateLimit } from '../queue/shared-rate.js';
import { type RunningWorker, startWorker } from '../queue/start-worker.js';
import { tellMisfits } from '../queue/tell-misfits.js';
import { askingOptions } from './asking-options.js';
import { assemble } from './assemble.js';
import type { FlagValues, WORKER_FLAGS } from './flags.js';
import { queueFingerprint } from './queue-fingerprint.js';
import { cacheFor } from './response-cache.js';
import type { Session } from './session.js';
import { stopSignal } from './stop-signal.js';

/** Milliseconds for which no worker takes a chunk when a provider that gets too many calls does not say how long. */
const HOLD_OFF = 1000;

/** The work of `worker`: answers chunks of batches until SIGTERM or Ctrl-C, and then those that it has. */
export async function runWorker(session: Session, flags: FlagValues<typeof WORKER_FLAGS>): Promise<void> {
  if (flags.queue === undefined) throw new UserError('a worker needs its queue: --queue redis://127.0.0.1:6379');
  const options = askingOptions(flags, session.config);
  const rate = flags.rate === undefined ? undefined : parseRate(flags.rate);
  resolveLlm(session.config, options.llm, process.env);
  const redis = await connectRedis(flags.queue);
  session.atEnd(() => redis.disconnect());
  const catalogue = await session.openCatalogue();

  let worker: RunningWorker | undefined;
  const onBusy = (wait = HOLD_OFF) => worker?.holdOff(wait);
  const assembly = await assemble(session.config, catalogue, options, cacheFor(session, flags), onBusy);
  session.atEnd(() => assembly.llm.close());
  for (const note of assembly.notes) session.note(note);

  const log = openLogLines({ quiet: session.quiet });
  session.atEnd(log.flush);
  const { llm, examples } = assembly;
  const fingerprint = queueFingerprint(session, options);
  const stopped = stopSignal(session.signal);
  worker = await startWorker({
    ...{ redis, fingerprint, catalogue, rate },
    id: randomUUID(),
    place: `${hostname()}:${process.pid}`,
    concurrency: options.concurrency,
    asking: { llm, examples, queue: await newQueue(options.concurrency, llm) },
    onDone: log.write,
    onTrouble: (problem) => log.write({ problem }),
  });
  const misfits = tellMisfits(redis, fingerprint, (text) => log.write({ event: 'refused', reason: text }));
  log.write({ event: 'waiting for chunks', ...fingerprint });
  log.write({ event: 'stopping', reason: await stopped });
  misfits.stop();
  await worker.close();
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
