import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { UserError } from '../errors.js';

/** A file that grows by whole rows, each handed to the system before the next turn of the event loop. */
export interface AppendFile {
  /** @throws UserError when this row or one before it could not be written */
  write(row: string): void;
  /** Hands over at once what is held back. */
  flush(): void;
  close(): void;
}

/** Characters that are not held back any longer. */
const MOST_HELD = 1 << 16;

/** Opens a file to append to. @throws UserError when it cannot be written */
export function openAppendFile(path: string): AppendFile {
  const file = attempt(path, () => openSync(path, 'a'));
  let size = attempt(path, () => fstatSync(file).size);
  let held = '';
  let scheduled = false;
  let failure: unknown;

  const flush = () => {
    scheduled = false;
    if (held === '' || failure) return;
    const bytes = Buffer.from(held);
    held = '';
    try {
      for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
      size += bytes.length;
    } catch (error) {
      failure = outputError(error, path);
      cutTo(file, size);
    }
  };

  const flushNow = () => {
    flush();
    if (failure) throw failure;
  };

  return {
    write(row) {
      held += row;
      if (failure || held.length > MOST_HELD) flushNow();
      else if (!scheduled) {
        scheduled = true;
        setImmediate(flush);
      }
    },
    flush: flushNow,
    close() {
      try {
        flushNow();
      } finally {
        closeSync(file);
      }
    },
  };
}

/** Takes away what was written of the rows that found no room, so that whole rows are left. */
function cutTo(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    // What cannot be cut now is cut on --resume.
  }
}

function attempt<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw outputError(error, path);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room',
  EFBIG: 'it has reached the limit of file sizes: raise that',
  EDQUOT: 'the quota is used up: make room',
  ENOENT: 'its folder does not exist: make it first',
  EISDIR: 'it is a folder: name a file in it',
  EACCES: 'that is not allowed: choose another file',
  EROFS: 'the disk is read-only: choose another file',
};

/** What the file system said about an output, as a sentence for the user; any other error as it is. */
export function outputError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || error instanceof UserError) return error;
  const reason = REASONS[code] ?? `${code}: check its path`;
  return new UserError(`cannot write ${path}, ${reason}`, 'output', 2, { cause: error });
}
