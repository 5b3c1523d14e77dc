import type { Redis } from 'ioredis';
import { describeDifference, describeFingerprint, type Fingerprint } from './fingerprint.js';
import { HEARTBEAT, listParticipants } from './presence.js';
import { isCompatible } from './watch-workers.js';

/** Tells once of each batch whose chunks are left to other workers, and why, until it is stopped. */
export function reportIncompatibleBatches(
  redis: Redis,
  own: Fingerprint,
  tell: (text: string) => void,
): { stop(): void } {
  const told = new Set<string>();
  const look = async () => {
    for (const batch of await listParticipants(redis, 'batch')) {
      if (isCompatible(batch, own) || told.has(batch.id)) continue;
      told.add(batch.id);
      const [theirs, ours] = [batch, own].map(describeFingerprint);
      tell(
        `the batch of ${batch.place} is left to other workers: it has ${theirs}, and this worker has ${ours} (${describeDifference(own, batch).replaceAll('this batch', 'the batch')})`,
      );
    }
  };
  // A Redis that does not answer now will do so later.
  const timer = setInterval(() => look().catch(() => undefined), HEARTBEAT);
  return { stop: () => clearInterval(timer) };
}
