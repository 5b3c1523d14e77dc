import type { Redis } from 'ioredis';
import { UserError } from '../errors.js';
import type { Fingerprint } from './fingerprint.js';
import { redisError } from './redis-problem.js';
import { whileReachable } from './while-reachable.js';

/** A worker or a batch that is at work, as it tells the others. */
export interface Participant extends Fingerprint {
  /** What nobody else is called. */
  readonly id: string;
  readonly kind: 'worker' | 'batch';
  /** Where it runs, for people. */
  readonly place: string;
  /** What a worker shares with others that ask the same servers. */
  readonly provider?: string;
  /** A worker's most questions at once. */
  readonly concurrency?: number;
  /** A worker's products per second. */
  readonly rate?: number;
}

/** Milliseconds between two signs of life, and until one that gives none is taken for gone. */
export const HEARTBEAT = 2000;
const LIFETIME = 5 * HEARTBEAT;

const keyOf = (kind: string, id: string) => `akeneo-lookup:${kind}:${id}`;

/** Signs of life in a row that Redis refuses before that is told: one that takes the place of another may need some seconds. */
const REFUSED = 3;

/**
 * Tells that a member is at work until the returned function is called.
 * @param look gives what is to be told now
 * @param onRefused is told why Redis refuses it, again and again
 */
export function startHeartbeat(
  redis: Redis,
  look: () => Participant,
  onRefused: (error: UserError) => void,
): () => Promise<void> {
  const { kind, id } = look();
  let refusals = 0;
  const accepted = () => {
    refusals = 0;
  };
  const refused = (error: unknown) => {
    const problem = redisError(redis, error);
    if (++refusals >= REFUSED && problem instanceof UserError) onRefused(problem);
  };
  const tell = () => redis.set(keyOf(kind, id), JSON.stringify(look()), 'PX', LIFETIME).then(accepted, refused);
  void tell();
  const timer = setInterval(tell, HEARTBEAT);
  return async () => {
    clearInterval(timer);
    await whileReachable(
      redis,
      redis.del(keyOf(kind, id)).catch(() => undefined),
    );
  };
}

/** The members that are at work. */
export async function listParticipants(redis: Redis, kind: Participant['kind']): Promise<readonly Participant[]> {
  const keys: string[] = [];
  for await (const found of redis.scanStream({ match: keyOf(kind, '*'), count: 1000 })) keys.push(...found);
  if (keys.length === 0) return [];
  const texts = await redis.mget([...new Set(keys)]);
  return texts.flatMap((text) => (text === null ? [] : [JSON.parse(text) as Participant]));
}
