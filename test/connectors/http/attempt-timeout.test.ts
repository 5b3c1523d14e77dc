import { expect, test } from 'vitest';
import { createAttemptTimeout } from '../../../src/connectors/http/attempt-timeout.js';
import { ConnectorError } from '../../../src/errors.js';

test('allows a third of the deadline before a call has finished', () => {
  expect(createAttemptTimeout(30_000).limit()).toBe(10_000);
});

test('allows three times the slowest tenth of the calls', () => {
  const timeout = createAttemptTimeout(30_000);
  for (let call = 1; call <= 100; call += 1) timeout.finished(call * 10);
  expect(timeout.limit()).toBeGreaterThanOrEqual(3 * 880);
  expect(timeout.limit()).toBeLessThanOrEqual(3 * 920);
});

test('allows a second at least', () => {
  const timeout = createAttemptTimeout(30_000);
  timeout.finished(5);
  expect(timeout.limit()).toBe(1_000);
});

test('follows calls that become slower', () => {
  const timeout = createAttemptTimeout(30_000);
  for (let call = 0; call < 2_000; call += 1) timeout.finished(call < 1_000 ? 100 : 2_000);
  expect(timeout.limit()).toBe(6_000);
});

test('keeps to fixed milliseconds', () => {
  const timeout = createAttemptTimeout(30_000, 250);
  timeout.finished(5_000);
  expect(timeout.limit()).toBe(250);
});

test('knows the quickest call', () => {
  const timeout = createAttemptTimeout(30_000);
  expect(timeout.quickest()).toBe(0);
  for (const milliseconds of [40, 20, 30]) timeout.finished(milliseconds);
  expect(timeout.quickest()).toBe(20);
});

test('gives an attempt up that takes too long, so that it can be made again', async () => {
  const timeout = createAttemptTimeout(30_000, 20);
  const error = await new Promise<ConnectorError>((resolve) => {
    const stop = timeout.watch((reason) => {
      stop();
      resolve(reason);
    });
  });
  expect(error).toBeInstanceOf(ConnectorError);
  expect(error.retryable).toBe(true);
});

test('applies a limit that has fallen to attempts that are under way', async () => {
  const timeout = createAttemptTimeout(3_600_000);
  const givenUp = new Promise<string>((resolve) => {
    const stop = timeout.watch(() => {
      stop();
      resolve('given up');
    });
  });
  timeout.finished(1);
  expect(await givenUp).toBe('given up');
});

test('gives more time to a call that was given up before, and to one that the server holds', async () => {
  const timeout = createAttemptTimeout(300);
  const order: string[] = [];
  const watch = (name: string, patience: { givenUp?: number; heldFor?: number }) =>
    new Promise<void>((resolve) => {
      const stop = timeout.watch(() => {
        stop();
        order.push(name);
        resolve();
      }, patience);
    });
  await Promise.all([
    watch('held', { heldFor: 100 }),
    watch('second attempt', { givenUp: 1 }),
    watch('first attempt', {}),
  ]);
  expect(order).toEqual(['first attempt', 'second attempt', 'held']);
});

test('keeps no timer when there is nothing to watch', () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const timeout = createAttemptTimeout(1_000);
  const stops = [timeout.watch(() => {}), timeout.watch(() => {})];
  for (const stop of stops) stop();
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout')).toHaveLength(before);
});
