import { distance } from 'fastest-levenshtein';

/** How unlike two texts are: 0 for the same, 1 for nothing in common; Levenshtein's distance over the length of the longer. */
export function relativeDistance(one: string, other: string): number {
  return distance(one, other) / Math.max(one.length, other.length, 1);
}
