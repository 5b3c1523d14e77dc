import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { UserError } from '../errors.js';
import { placeOfRedis, redisError } from './redis-problem.js';

/** Milliseconds for the first connection, and for its first answers. */
const CONNECT_TIMEOUT = 5000;
/** The oldest Redis that BullMQ takes. */
const OLDEST = 5;
/** Milliseconds that what is written to try the rights stays. */
const TRIED = 1000;
/** A script that writes, as those of BullMQ do. */
const WRITE = "return redis.call('SET', KEYS[1], 1, 'PX', ARGV[1])";

/** What a connection is for: `reading` tells what goes on, `work` hands in chunks or takes them. */
export type RedisPurpose = 'reading' | 'work';

/**
 * Connects to Redis and, for work, tries whether a queue can live there; a connection that is lost later is made again,
 * however long that takes.
 * @throws UserError for an address that is none, when nothing answers there, and when what answers is of no use
 */
export async function connectRedis(url: string, purpose: RedisPurpose = 'work'): Promise<Redis> {
  checkAddress(url);
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, connectTimeout: CONNECT_TIMEOUT });
  let trouble: unknown;
  // What is wrong with the address or the password is told here, and `connect` then says only that it is closed.
  redis.on('error', (error) => {
    trouble ??= error;
  });
  const timeout = setTimeout(() => {
    trouble ??= new Error(`nothing within ${CONNECT_TIMEOUT / 1000} seconds`);
    redis.disconnect();
  }, CONNECT_TIMEOUT);
  try {
    await redis.connect();
    await redis.ping();
    if (trouble) throw trouble;
    if (purpose === 'work') await checkUse(redis);
  } catch (error) {
    redis.disconnect();
    throw redisError(redis, isClosed(error) ? (trouble ?? error) : error);
  } finally {
    clearTimeout(timeout);
  }
  return redis;
}

function isClosed(error: unknown): boolean {
  return /^Connection is closed/.test((error as Error).message);
}

function checkAddress(url: string): void {
  if (/^rediss?:\/\//.test(url) && URL.canParse(url)) return;
  throw new UserError('--queue needs the address of a Redis, such as redis://127.0.0.1:6379');
}

/** Finds out before anything is handed in what would fail then. */
async function checkUse(redis: Redis): Promise<void> {
  const place = placeOfRedis(redis);
  const info = await redis.info();
  const of = (key: string) => new RegExp(`^${key}:(\\S+)`, 'm').exec(info)?.[1];
  const version = of('redis_version');
  if (version !== undefined && Number.parseInt(version, 10) < OLDEST)
    throw new UserError(`the Redis at ${place} is version ${version}: a queue needs ${OLDEST} or newer`, 'queue');
  const policy = of('maxmemory_policy') ?? 'noeviction';
  if (policy !== 'noeviction')
    throw new UserError(
      `the Redis at ${place} drops what it holds when it is full (maxmemory-policy ${policy}), and a queue must lose nothing: set maxmemory-policy noeviction`,
      'queue',
    );
  const name = randomUUID();
  await redis.set(`akeneo-lookup:check:${name}`, 1, 'PX', TRIED);
  await redis.eval(WRITE, 1, `bull:akeneo-lookup-check:${name}`, TRIED);
}
