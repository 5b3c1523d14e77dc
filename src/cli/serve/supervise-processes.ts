import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { UserError } from '../../errors.js';
import type { LogLines } from '../../output/log-lines.js';
import { serveMetrics } from './gather-metrics.js';

/** Milliseconds before another process takes the place of one that has ended by itself. */
const RESTART = 1000;

/** What a service of several processes tells, and when it ends. */
export interface SupervisedProcesses {
  readonly count: number;
  readonly log: LogLines;
  /** The address for people, once the port is known. */
  readonly urlOf: (port: number) => string;
  /** Resolves to the reason when the service is to stop. */
  readonly stopped: Promise<string>;
}

/**
 * Has as many processes as asked run this same command line and share its port; one that ends by itself is replaced. Each of
 * them ends on SIGTERM as a service of one process does.
 * @throws UserError when one of them cannot start, which has told why
 */
export async function superviseProcesses({ count, log, urlOf, stopped }: SupervisedProcesses): Promise<void> {
  let stopping = false;
  serveMetrics();
  const watch = (worker: Worker) => {
    worker.once('exit', (code, signal) => {
      if (stopping) return;
      log.write({ event: 'a process ended', ...(signal ? { signal } : { code }) });
      setTimeout(() => !stopping && watch(cluster.fork()), RESTART);
    });
  };
  const first = cluster.fork();
  // Whatever keeps one from starting keeps all, and is told once.
  const port = await portOf(first);
  watch(first);
  const others = Array.from({ length: count - 1 }, () => cluster.fork());
  try {
    await Promise.all(others.map(portOf));
  } catch (error) {
    stopping = true;
    await endAll();
    throw error;
  }
  others.forEach(watch);
  log.write({ event: 'listening', url: urlOf(port), processes: count });

  const reason = await stopped;
  stopping = true;
  log.write({ event: 'stopping', reason });
  await endAll();
}

async function portOf(worker: Worker): Promise<number> {
  const ended = new Promise<never>((_resolve, reject) => {
    worker.once('exit', () => reject(new UserError('the service could not start: see the line before', 'serve')));
  });
  const [address] = await Promise.race([once(worker, 'listening'), ended]);
  ended.catch(() => undefined);
  return address.port;
}

async function endAll(): Promise<void> {
  await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker)));
}

async function end(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const ended = once(worker, 'exit');
  worker.process.kill('SIGTERM');
  await ended;
}
