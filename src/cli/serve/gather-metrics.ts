import cluster, { type Worker } from 'node:cluster';
import type { MetricSample } from '../../server/metrics.js';
import { sumSamples } from '../../server/metrics-text.js';

/** Milliseconds that a process has to tell its numbers; one that is busy or ends is left out. */
const PATIENCE = 1000;

type Samples = readonly MetricSample[];

/** What the processes of a service tell one another about their numbers. */
type Message =
  | { readonly metrics: 'asked'; readonly id: number }
  | { readonly metrics: 'told'; readonly id: number; readonly samples: Samples }
  | { readonly metrics: 'gathered'; readonly id: number; readonly samples: Samples };

/** Lets a process of several answer with the numbers of all. @param look gives its own @returns undefined for the only process */
export function gatherFromOthers(look: () => Samples): ((own: Samples) => Promise<Samples>) | undefined {
  if (cluster.isPrimary) return undefined;
  const waiting = new Map<number, (samples: Samples) => void>();
  let count = 0;
  process.on('message', (message: Message) => {
    if (message?.metrics === 'asked') process.send?.({ metrics: 'told', id: message.id, samples: look() });
    if (message?.metrics !== 'gathered') return;
    waiting.get(message.id)?.(message.samples);
    waiting.delete(message.id);
  });
  return (own) =>
    new Promise((resolve) => {
      const id = ++count;
      waiting.set(id, resolve);
      setTimeout(() => waiting.delete(id) && resolve(own), 2 * PATIENCE).unref();
      process.send?.({ metrics: 'asked', id });
    });
}

/** In the process that starts the others: asks all of them whenever one wants to know. */
export function serveMetrics(): void {
  let count = 0;
  const rounds = new Map<number, (from: Worker, samples: Samples) => void>();
  cluster.on('message', (worker, message: Message) => {
    if (message?.metrics === 'told') rounds.get(message.id)?.(worker, message.samples);
    if (message?.metrics === 'asked') ask(worker, message.id);
  });

  function ask(asker: Worker, id: number): void {
    const round = ++count;
    const told = new Map<number, Samples>();
    const all = Object.values(cluster.workers ?? {}).filter((worker) => worker?.isConnected()) as Worker[];
    const end = () => {
      clearTimeout(timer);
      if (rounds.delete(round) && asker.isConnected())
        asker.send({ metrics: 'gathered', id, samples: sumSamples([...told.values()]) });
    };
    const timer = setTimeout(end, PATIENCE);
    rounds.set(round, (from, samples) => {
      told.set(from.id, samples);
      if (told.size === all.length) end();
    });
    for (const worker of all) worker.send({ metrics: 'asked', id: round });
  }
}
