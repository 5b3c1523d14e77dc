import { fewestAnswers } from './accept-threshold.js';
import { contradicts } from './raised-threshold.js';

const FIRST = 0.1;
const LEAST = 0.01;

/**
 * Which part of the accepted answers is drawn for an audit: a tenth until enough were looked at to show the promise by
 * themselves, then less and less down to a hundredth, and a tenth again when they contradict it.
 */
export function auditShare(looked: number, mistakes: number, precision: number): number {
  if (contradicts(mistakes, looked, precision)) return FIRST;
  return Math.max(LEAST, FIRST * Math.min(1, fewestAnswers(precision) / Math.max(1, looked)));
}

/** Whether an accepted answer is drawn: by chance, and the same each time. */
export function isDrawn(description: string, field: string, share: number): boolean {
  return hashOf(`${field}\n${description}`) < share * 2 ** 32;
}

/** FNV-1a (Fowler, Noll, Vo) with the last mixing of MurmurHash3 (Appleby), without which like texts have like hashes. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
