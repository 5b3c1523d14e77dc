import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 sweep when the heap has grown by half. By itself it lets the heap grow to several times what lives, on a machine
 * with much memory, and a run over a million products makes much that dies at once.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}

/**
 * The same for what learns from many texts: it sweeps when the heap has grown by a seventh, and keeps the room for what is
 * new as it is, in place of three times 16 MB.
 */
export function keepHeapSmallest(): void {
  setFlagsFromString('--heap-growing-percent=15 --semi-space-growth-factor=1');
}

/** Undoes what `bin/run.js` does on Node 20 for short runs: 67,584 is V8's own. Over 10,000 products it is worth 3 %. */
export function compileSoon(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=67584');
}
