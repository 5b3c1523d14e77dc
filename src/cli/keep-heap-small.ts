import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Has V8 sweep when the heap has grown by half. By itself it lets the heap grow to several times what lives, on a machine
 * with much memory, and a run over a million products makes much that dies at once.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}

/** What there is room for of what is new, in bytes: with a half of it, learning takes a quarter more time; V8 takes up to 16 MB, thrice. */
const YOUNG = 4 * 2 ** 20;

/**
 * The same for what learns from many texts: it sweeps when the heap has grown by a seventh, and keeps the room for what is
 * new as small as it is worth.
 */
export function keepHeapSmallest(): void {
  setFlagsFromString('--heap-growing-percent=15');
  growYoung();
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Has V8 double the room for what is new, which it does when much of that lives on; how large it is to be can be said only when Node is started. */
function growYoung(): void {
  const kept: unknown[] = [];
  while (kept.length < MOST_KEPT && youngSize() < YOUNG) kept.push(new Array(KEPT_LENGTH).fill(0));
}

const KEPT_LENGTH = 1024;
const MOST_KEPT = 1_000;

function youngSize(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? YOUNG;
}

/** Undoes what `bin/run.js` does on Node 20 for short runs: 67,584 is V8's own. Over 10,000 products it is worth 3 %. */
export function compileSoon(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=67584');
}
