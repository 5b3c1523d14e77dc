import type { Redis } from 'ioredis';
import type { Fingerprint } from './fingerprint.js';

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

/** Tells that a member is at work until the returned function is called. @param look gives what is to be told now */
export function startHeartbeat(redis: Redis, look: () => Participant): () => Promise<void> {
  const { kind, id } = look();
  const tell = () => redis.set(keyOf(kind, id), JSON.stringify(look()), 'PX', LIFETIME).catch(() => undefined);
  void tell();
  const timer = setInterval(tell, HEARTBEAT);
  return async () => {
    clearInterval(timer);
    await redis.del(keyOf(kind, id)).catch(() => undefined);
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
