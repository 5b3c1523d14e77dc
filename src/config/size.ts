import { UserError } from '../errors.js';

const BYTES: Readonly<Record<string, number>> = { KB: 1e3, MB: 1e6, GB: 1e9 };

/** A number and its unit. */
export const SIZE = /^(\d+(?:\.\d+)?) ?(KB|MB|GB)$/i;

/**
 * Bytes of a size such as `500MB`.
 * @param source what the size belongs to, for the error
 * @throws UserError for anything else
 */
export function parseSize(text: string, source: string): number {
  const [, amount, unit = ''] = SIZE.exec(text.trim()) ?? [];
  const factor = BYTES[unit.toUpperCase()];
  if (amount !== undefined && factor !== undefined) return Math.round(Number(amount) * factor);
  throw new UserError(`${source} is "${text}", which is not a size: write a number and KB, MB or GB, such as 500MB`);
}
