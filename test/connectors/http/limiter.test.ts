import { expect, test } from 'vitest';
import { createLimiter, type Limiter } from '../../../src/connectors/http/limiter.js';

const forever = new AbortController().signal;

/** Takes places until none is left; returns how many there were. */
async function fill(rate: Limiter): Promise<number> {
  let taken = 0;
  for (;;) {
    const entered = await Promise.race([
      Promise.resolve(rate.acquire(forever)).then(() => true),
      Promise.resolve().then(nextTurn),
    ]);
    if (!entered) return taken;
    taken += 1;
  }
}

async function nextTurn(): Promise<false> {
  await new Promise((resolve) => setImmediate(resolve));
  return false;
}

test('admits as many calls as the ceiling allows', async () => {
  expect(await fill(createLimiter(3))).toBe(3);
});

test('admits those who wait in the order in which they came', async () => {
  const rate = createLimiter(1);
  const order: number[] = [];
  const place = await rate.acquire(forever);
  const others = [1, 2, 3].map((number) =>
    Promise.resolve(rate.acquire(forever)).then((its) => {
      order.push(number);
      rate.release(its, 'other');
    }),
  );
  rate.release(place, 'other');
  await Promise.all(others);
  expect(order).toEqual([1, 2, 3]);
});

test('halves when the server is too busy, once for all calls that were in flight together', async () => {
  const rate = createLimiter(16);
  const places = await Promise.all(Array.from({ length: 16 }, () => rate.acquire(forever)));
  for (const place of places) rate.release(place, 'throttled');
  expect(rate.limit).toBe(8);
  rate.release(await rate.acquire(forever), 'throttled');
  expect(rate.limit).toBe(4);
});

test('never falls below one', async () => {
  const rate = createLimiter(2);
  for (let call = 0; call < 5; call += 1) rate.release(await rate.acquire(forever), 'throttled');
  expect(rate.limit).toBe(1);
});

test('climbs back quickly to one below the edge, then slowly, and never over the ceiling', async () => {
  const rate = createLimiter(8);
  rate.release(await rate.acquire(forever), 'throttled');
  const limits = [];
  for (let call = 0; call < 20; call += 1) {
    rate.release(await rate.acquire(forever), 'success');
    limits.push(rate.limit);
  }
  expect(limits.slice(0, 4)).toEqual([5, 6, 7, 7]);
  expect(limits.filter((limit) => limit === 7).length).toBeGreaterThan(5);
  expect(limits.at(-1)).toBe(8);
});

test('is not changed by failures that say nothing of the load', async () => {
  const rate = createLimiter(4);
  rate.release(await rate.acquire(forever), 'other');
  expect(rate.limit).toBe(4);
});

test('lowers its ceiling to what the server says', async () => {
  const rate = createLimiter(8);
  rate.lowerCeiling(2);
  rate.release(await rate.acquire(forever), 'success');
  expect(rate.limit).toBe(2);
  rate.lowerCeiling(5);
  expect(rate.limit).toBe(2);
});

test('forgets who gives up waiting', async () => {
  const rate = createLimiter(1);
  const place = await rate.acquire(forever);
  const abort = new AbortController();
  const waiting = rate.acquire(abort.signal);
  abort.abort(new Error('no more'));
  await expect(waiting).rejects.toThrow('no more');
  rate.release(place, 'other');
  expect(await fill(rate)).toBe(1);
});
