import { expect, test } from 'vitest';
import { retryAfter } from '../../../src/connectors/http/retry-after.js';
import { withRetries } from '../../../src/connectors/http/with-retries.js';
import { ConnectorError } from '../../../src/errors.js';

const bounds = (milliseconds = 60_000, quickest = 0) => ({
  signal: new AbortController().signal,
  endsAt: performance.now() + milliseconds,
  quickest: () => quickest,
});
const busy = (retryAfter?: number) => new ConnectorError('too busy', { status: 429, retryable: true, retryAfter });

/** Fails with each of the errors in turn, then succeeds. */
function failing(...errors: readonly Error[]) {
  let attempts = 0;
  return {
    attempt: async () => {
      const error = errors[attempts++];
      if (error) throw error;
      return 'done';
    },
    attempts: () => attempts,
  };
}

test('counts the attempts beyond the first', async () => {
  const { attempt } = failing(busy(1), busy(1));
  expect(await withRetries(attempt, bounds())).toEqual({ value: 'done', retries: 2 });
});

test('asks again after a random time when the server does not say when', async () => {
  const { attempt } = failing(busy());
  expect(await withRetries(attempt, bounds())).toEqual({ value: 'done', retries: 1 });
});

test('does not ask again when it makes no difference', async () => {
  const { attempt, attempts } = failing(new ConnectorError('no such model', { status: 404 }));
  await expect(withRetries(attempt, bounds())).rejects.toThrow('no such model');
  expect(attempts()).toBe(1);
});

test('passes bugs on', async () => {
  const { attempt, attempts } = failing(new TypeError('x is not a function'));
  await expect(withRetries(attempt, bounds())).rejects.toThrow(TypeError);
  expect(attempts()).toBe(1);
});

test('does not wait beyond the end, and tells how often it tried', async () => {
  const { attempt } = failing(busy(1), busy(5_000));
  const failure = await withRetries(attempt, bounds(1_000)).catch((error) => error);
  expect(failure).toMatchObject({ status: 429, retries: 1, retryable: false });
  expect(failure.message).toBe('too busy after 2 attempts, and no time is left for another');
});

test('does not ask when even the quickest answer would come too late', async () => {
  const { attempt, attempts } = failing(busy(1));
  await expect(withRetries(attempt, bounds(1_000, 2_000))).rejects.toThrow('no time is left');
  expect(attempts()).toBe(1);
});

test('reads Retry-After in seconds, as a date and in milliseconds', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(retryAfter({ 'retry-after': '2' }, now)).toBe(2_000);
  expect(retryAfter({ 'retry-after': 'Thu, 01 Jan 2026 00:00:03 GMT' }, now)).toBe(3_000);
  expect(retryAfter({ 'retry-after': 'Wed, 31 Dec 2025 23:00:00 GMT' }, now)).toBe(0);
  expect(retryAfter({ 'retry-after': '2', 'retry-after-ms': '150' }, now)).toBe(150);
  expect(retryAfter({ 'retry-after': 'soon' }, now)).toBeUndefined();
  expect(retryAfter({}, now)).toBeUndefined();
});
