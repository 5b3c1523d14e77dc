import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { outputError } from '../../batch/append-file.js';
import { lockOutput } from '../../batch/lock-output.js';
import { UserError } from '../../errors.js';
import { type LedgerEntry, readEntry } from './ledger-entry.js';

/** The decision ledger beside an output: JSON lines that are only added to, by any number of processes. */
export interface VerdictLedger {
  readonly path: string;
  /** Hands over the lines that others have written since, in their order. */
  refresh(): void;
  /**
   * Hands over what others have written, asks what is to be written in the light of it, and writes that for good before
   * it returns. @returns whether anything was
   */
  write(decide: () => LedgerEntry | undefined): boolean;
  close(): void;
}

/** Where the verdicts on an output stand. */
export function verdictLedgerPath(output: string): string {
  return `${output}.decisions`;
}

/**
 * Opens a ledger, which is made with its first line.
 * @param take is given each line in its order, undefined for one that is none
 * @throws UserError when it cannot be read
 */
export function openVerdictLedger(output: string, take: (entry: LedgerEntry | undefined) => void): VerdictLedger {
  const path = verdictLedgerPath(output);
  const open = () => attempt(path, () => openSync(path, 'a+', 0o600));
  let file = existsSync(path) ? open() : undefined;
  let known = 0;
  let torn = false;

  function refresh(): void {
    file ??= existsSync(path) ? open() : undefined;
    if (file === undefined) return;
    const { size } = fstatSync(file);
    if (size <= known) return;
    const bytes = Buffer.allocUnsafe(size - known);
    const read = readSync(file, bytes, 0, bytes.length, known);
    const end = bytes.lastIndexOf(10, read - 1) + 1;
    for (const line of bytes.toString('utf8', 0, end).split('\n').slice(0, -1)) take(readEntry(line));
    known += end;
    torn = end < read;
  }

  refresh();
  return {
    path,
    refresh,
    write(decide) {
      const release = waitForLock(path);
      try {
        refresh();
        const entry = decide();
        if (!entry) return false;
        // What a process left that was killed while it wrote becomes a line of its own.
        const text = `${torn ? '\n' : ''}${JSON.stringify(entry)}\n`;
        const kept = file ?? open();
        file = kept;
        attempt(path, () => {
          writeSync(kept, text);
          fsyncSync(kept);
        });
        refresh();
        return true;
      } finally {
        release();
      }
    },
    close: () => (file === undefined ? undefined : closeSync(file)),
  };
}

/** Milliseconds: a line takes a few. */
const PATIENCE = 5000;
const NAP = 10;

function waitForLock(path: string): () => void {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return lockOutput(path);
    } catch (error) {
      if (!(error instanceof UserError) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, NAP);
    }
  }
}

function attempt<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw outputError(error, path);
  }
}
