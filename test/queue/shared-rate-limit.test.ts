import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSharedRateLimit } from '../../src/queue/shared-rate-limit.js';
import { startRedis, type TestRedis, WITHOUT_REDIS } from '../helpers/redis.js';

const title = WITHOUT_REDIS ? `a shared rate (${WITHOUT_REDIS})` : 'a shared rate';

describe.skipIf(WITHOUT_REDIS)(title, () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  it('is kept by all who ask for it together', async () => {
    const limit = { questions: 1200, milliseconds: 60_000 };
    const waits = [redis.client, redis.client.duplicate()].map((client) => createSharedRateLimit(client, 'a', limit));
    const started = performance.now();
    // A second's worth of 20 goes at once; the 30 after it take one and a half.
    await Promise.all(Array.from({ length: 50 }, (_, at) => waits[at % 2]?.(1)));
    expect(performance.now() - started).toBeGreaterThan(1400);
  });

  it('counts questions, not products', async () => {
    const wait = createSharedRateLimit(redis.client, 'b', { questions: 10, milliseconds: 1000 });
    const started = performance.now();
    for (let product = 0; product < 3; product++) await wait(8);
    expect(performance.now() - started).toBeGreaterThan(1300);
  });
});
