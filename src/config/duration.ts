import { UserError } from '../errors.js';

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A number and its unit. */
export const DURATION = /^(\d+(?:\.\d+)?|\.\d+) ?(ms|s|m|h)$/;

/** The longest delay that Node's timers can hold; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Milliseconds of a duration such as `1500ms`, `20s`, `1.5m` or `2h`.
 * @param source what the duration belongs to, for the error, such as `--timeout`
 * @throws UserError for anything else, for 0 and below, and for more than 24 days
 */
export function parseDuration(text: string, source = 'the duration'): number {
  const [, amount, unit = ''] = DURATION.exec(text.trim()) ?? [];
  const factor = MILLISECONDS[unit];
  if (amount === undefined || factor === undefined) {
    throw new UserError(
      `${source} is "${text}", which is not a duration: write a number and a unit (ms, s, m, h), such as 20s`,
    );
  }
  const milliseconds = Math.round(Number(amount) * factor);
  if (milliseconds < 1)
    throw new UserError(`${source} is "${text}", but must be more than nothing: write, for example, 20s`);
  if (milliseconds > LONGEST)
    throw new UserError(`${source} is "${text}", but must be at most 24 days: write less, such as 2h`);
  return milliseconds;
}
