import type { Redis } from 'ioredis';
import { UserError } from '../errors.js';
import { describeDifference, type Fingerprint } from './fingerprint.js';
import { HEARTBEAT, listParticipants } from './presence.js';
import { isCompatible } from './watch-workers.js';

/**
 * Takes up the batches that come with another composition, or tells once of each whose chunks are left to other workers,
 * and why, until it is stopped. @param takeUp begins to serve a batch where it can, and says whether it
 * does; a UserError says why it cannot
 */
export function reportIncompatibleBatches(
  redis: Redis,
  own: Fingerprint,
  takeUp: (batch: Fingerprint) => Promise<boolean>,
  tell: (text: string) => void,
): { stop(): void } {
  const told = new Set<string>();
  const refusalOf = async (batch: Fingerprint) => {
    try {
      if (await takeUp(batch)) return undefined;
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
    return describeDifference(own, batch).replaceAll('this batch', 'the batch');
  };
  const look = async () => {
    for (const batch of await listParticipants(redis, 'batch')) {
      if (isCompatible(batch, own) || told.has(batch.id)) continue;
      told.add(batch.id);
      const why = await refusalOf(batch);
      if (why !== undefined) tell(`the batch of ${batch.place} is left to other workers: ${why}`);
    }
  };
  // A Redis that does not answer now will do so later.
  const timer = setInterval(() => look().catch(() => undefined), HEARTBEAT);
  return { stop: () => clearInterval(timer) };
}
