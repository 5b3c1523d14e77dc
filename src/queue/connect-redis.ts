import { Redis } from 'ioredis';
import { UserError } from '../errors.js';

/** Milliseconds for the first connection. */
const CONNECT_TIMEOUT = 5000;

/**
 * Connects to Redis; a connection that is lost later is made again, however long that takes.
 * @throws UserError for an address that is none, and when nothing answers there
 */
export async function connectRedis(url: string): Promise<Redis> {
  const place = placeOf(url);
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, connectTimeout: CONNECT_TIMEOUT });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    const { message } = error as Error;
    throw new UserError(`no Redis answers at ${place} (${message}): start one, or check --queue`, 'queue', 2, {
      cause: error,
    });
  }
  return redis;
}

/** The address without user and password. */
function placeOf(url: string): string {
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url)) {
    throw new UserError('--queue needs the address of a Redis, such as redis://127.0.0.1:6379');
  }
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
