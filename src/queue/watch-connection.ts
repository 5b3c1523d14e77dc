import type { Redis } from 'ioredis';
import { placeOfRedis } from './redis-problem.js';

/** Tells when the connection to Redis is lost and when it is there again, until the returned function is called. */
export function watchConnection(redis: Redis, tell: (text: string) => void): () => void {
  const place = placeOfRedis(redis);
  let isLost = false;
  const lost = () => {
    if (!isLost) tell(`the Redis at ${place} does not answer any more: waiting until it does`);
    isLost = true;
  };
  const found = () => {
    if (isLost) tell(`the Redis at ${place} answers again`);
    isLost = false;
  };
  redis.on('close', lost);
  redis.on('ready', found);
  return () => {
    redis.off('close', lost);
    redis.off('ready', found);
  };
}
