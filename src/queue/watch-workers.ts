import type { Redis } from 'ioredis';
import { describeDifference, type Fingerprint } from './fingerprint.js';
import { HEARTBEAT, listParticipants, type Participant } from './presence.js';

/** Looks again and again at who works. */
export interface WorkerWatch {
  /** The most questions at once of all workers that fit. */
  readonly capacity: number;
  stop(): void;
}

/** Looks without a fitting worker before that is told; workers that start at the same time may be a little later. */
const PATIENCE = 2;

/** @param note is told when no worker fits, with what the others work with; @param looked is called after each look */
export async function watchWorkers(
  redis: Redis,
  wanted: Fingerprint,
  { note, looked }: { readonly note: (text: string) => void; readonly looked: () => void },
): Promise<WorkerWatch> {
  let capacity = 0;
  let alone = 0;
  let told: string | undefined;
  const look = async () => {
    const workers = await listParticipants(redis, 'worker');
    const fitting = workers.filter((worker) => isCompatible(worker, wanted));
    capacity = fitting.reduce((sum, { concurrency = 1 }) => sum + concurrency, 0);
    alone = fitting.length > 0 ? 0 : alone + 1;
    const trouble = workers.length === 0 ? 'nobody' : 'others';
    // Those that come later may not fit either.
    if (alone >= PATIENCE && trouble !== told) note(nobodyFits(workers, wanted));
    if (alone >= PATIENCE) told = trouble;
    if (alone === 0) told = undefined;
    looked();
  };
  await look();
  const timer = setInterval(() => look().catch(() => undefined), HEARTBEAT);
  return {
    get capacity() {
      return capacity;
    },
    stop: () => clearInterval(timer),
  };
}

/** Whether two work with the same catalogue and composition. */
export function isCompatible(one: Fingerprint, other: Fingerprint): boolean {
  return one.catalogue === other.catalogue && one.composition === other.composition;
}

function nobodyFits(workers: readonly Participant[], wanted: Fingerprint): string {
  if (workers.length === 0) return 'no worker is there yet: start one with akeneo-lookup worker --queue';
  const [first] = workers;
  const who = workers.length === 1 ? 'the only worker does not fit' : `none of ${workers.length} workers fits`;
  return `${who} this batch${first ? `: ${describeDifference(first, wanted)}` : ''}, and the batch goes on`;
}
