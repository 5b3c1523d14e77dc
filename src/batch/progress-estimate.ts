import { countLines } from '../input/count-lines.js';
import type { RowSource } from '../input/read-blocks.js';

/** About how much there is to do. */
export interface ProgressEstimate {
  /** Notes a product that is read, by where it stands. */
  read(source: string, line: number): void;
  /** About how many products the input has, when that can be known. */
  total(): number | undefined;
}

/** Counts the lines of the files while the run goes on, and takes products to be spread evenly over them. */
export function createProgressEstimate(
  sources: readonly RowSource[],
  most: number | undefined,
  signal: AbortSignal,
): ProgressEstimate {
  let lines: number | undefined;
  let products = 0;
  let before = 0;
  let source: string | undefined;
  let line = 0;
  countLines(sources, signal).then(
    (count) => {
      lines = count;
    },
    // Whoever reads the products tells of a file that cannot be read.
    () => undefined,
  );
  return {
    read(name, at) {
      if (name !== source) {
        before += line;
        source = name;
      }
      line = at;
      products++;
    },
    total() {
      if (lines === undefined || products === 0) return most;
      const estimate = Math.round((products * lines) / Math.max(1, before + line));
      return Math.max(products, Math.min(estimate, most ?? Infinity));
    },
  };
}
