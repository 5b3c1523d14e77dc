import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/config/duration.js';
import { UserError } from '../../src/errors.js';

describe('a duration', () => {
  it.each([
    ['20s', 20_000],
    ['1500ms', 1500],
    ['2m', 120_000],
    ['2h', 7_200_000],
    ['0.5s', 500],
    ['.5 s', 500],
    [' 1.25m ', 75_000],
    ['24h', 86_400_000],
  ])('%s is %i ms', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', 'abc', '20', '-5s', '1e3s', '20 seconds', '5d', '1m30s', 'NaNs', '٣s'])('"%s" is none', (text) => {
    expect(() => parseDuration(text, '--timeout')).toThrow(UserError);
    expect(() => parseDuration(text, '--timeout')).toThrow(
      `--timeout is "${text}", which is not a duration: write a number and a unit (ms, s, m, h), such as 20s`,
    );
  });

  it.each(['0s', '0ms', '0.0h', '0.4ms'])('%s is too short', (text) => {
    expect(() => parseDuration(text)).toThrow(`"${text}", but must be more than nothing`);
  });

  it('is at most what a timer can wait for', () => {
    expect(parseDuration('596h')).toBeLessThan(2 ** 31);
    expect(() => parseDuration('597h')).toThrow('at most 24 days');
  });
});
