import { rmSync, statSync } from 'node:fs';
import type { Reject } from '../input/product.js';
import { openAppendFile } from './append-file.js';

/** The rows of a run that are no products. */
export interface Rejects {
  readonly count: number;
  add(reject: Reject): void;
  close(): void;
}

/** Rows that are told of one by one when there is no file to write them to. */
const MOST_TOLD = 10;

/** Writes rejected rows as JSON lines to a file that is begun anew, since every run reads its input from the start; without one they are told of. */
export function openRejects(path: string | undefined, warn: (text: string) => void): Rejects {
  let count = 0;
  // A device such as /dev/null is written to, and never removed.
  if (path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile()) rmSync(path);
  const file = path === undefined ? undefined : openAppendFile(path);
  return {
    get count() {
      return count;
    },
    add(reject) {
      count++;
      if (file) file.write(`${JSON.stringify(reject)}\n`);
      else if (count <= MOST_TOLD) warn(`${reject.source}, line ${reject.line}: ${reject.reason}`);
      else if (count === MOST_TOLD + 1) warn('more rows are no products: --rejects FILE keeps them all');
    },
    close: () => file?.close(),
  };
}
