import type { Redis } from 'ioredis';

/** A number of questions in a number of milliseconds. */
export interface RateLimit {
  readonly questions: number;
  readonly milliseconds: number;
}

/**
 * The generic cell rate algorithm on the clock of Redis: each question moves the time of the next one on by its share,
 * and the answer says how many milliseconds to wait for it. A second's worth may go at once.
 */
const RESERVE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local each = tonumber(ARGV[2])
local due = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now - 1000) + each * tonumber(ARGV[1])
redis.call('SET', KEYS[1], string.format('%.3f', due), 'PX', math.ceil(due - now + 2000))
return math.ceil(math.max(0, due - now))
`;

/** A rate that all workers of a provider keep together: reserves places for questions and resolves when it is their turn. */
export function createSharedRateLimit(
  redis: Redis,
  name: string,
  { questions, milliseconds }: RateLimit,
): (count: number) => Promise<void> {
  return async (count) => {
    const wait = Number(await redis.eval(RESERVE, 1, `akeneo-lookup:rate:${name}`, count, milliseconds / questions));
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  };
}
