import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 sweep when the heap has grown by half. By itself it lets the heap grow to several times what lives, on a machine
 * with much memory, and a run over a million products makes much that dies at once.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
