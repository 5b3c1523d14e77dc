import { closeSync, openSync, writeFileSync } from 'node:fs';
import { UserError } from '../errors.js';

/** A file that grows by whole lines. */
export interface LineFile {
  write(lines: readonly string[]): void;
  close(): void;
}

/** Begins a file anew. Throws a UserError, also when a line cannot be written. */
export function openLineFile(path: string): LineFile {
  const descriptor = withFileErrors(path, () => openSync(path, 'w'));
  return {
    write: (lines) => withFileErrors(path, () => writeFileSync(descriptor, lines.map((line) => `${line}\n`).join(''))),
    close: () => closeSync(descriptor),
  };
}

/** Writes a whole file. Throws a UserError when it cannot be written. */
export function writeWholeFile(path: string, text: string): void {
  withFileErrors(path, () => writeFileSync(path, text));
}

function withFileErrors<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: 'its folder does not exist',
      EISDIR: 'it is a folder',
      ENOSPC: 'the disk is full',
    };
    throw new UserError(`cannot write ${path} (${reasons[code] ?? code}): name another file`, 'output', 2, {
      cause: error,
    });
  }
}
