import type { KnownNumbers } from '../../database/number-range.js';

/** Fewer known numbers say little of what others can be. */
const ENOUGH = 20;
/** How many times as much or as little as all that is known is no longer believed. */
const FAR = 10;

/** Why a number is hardly one of a field: it is far from all that the catalogue knows of it. Undefined for one that may be. */
export function farOff(value: unknown, range: KnownNumbers | undefined): string | undefined {
  if (typeof value !== 'number' || !range || range.count < ENOUGH) return undefined;
  const { least, most } = range;
  const isFar = (most > 0 && value > most * FAR) || (least > 0 && value < least / FAR);
  return isFar ? `${value} is far from all that the catalogue knows of it, ${least} to ${most}: look at it` : undefined;
}
