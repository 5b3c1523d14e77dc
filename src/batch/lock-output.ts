import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { UserError } from '../errors.js';
import { outputError } from './append-file.js';

/**
 * Keeps an output for this process, by a file beside it that names the process; returns how to give it back. What a
 * killed process left is taken over.
 * @throws UserError when another process has it
 */
export function lockOutput(output: string): () => void {
  const path = `${output}.lock`;
  const release = () => rmSync(path, { force: true });
  if (take(path, output)) return release;
  const holder = readHolder(path);
  if (holder && !isGone(holder)) {
    const who = `process ${holder.process}${holder.host === hostname() ? '' : ` on ${holder.host}`}`;
    throw new UserError(
      `${output} is being written by ${who}: wait for it, or remove ${path} if there is no such process`,
      'output',
    );
  }
  release();
  if (take(path, output)) return release;
  throw new UserError(`${output} is being written by another process: wait for it`, 'output');
}

interface Holder {
  readonly process: number;
  readonly host: string;
}

function take(path: string, output: string): boolean {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, JSON.stringify({ process: process.pid, host: hostname() } satisfies Holder));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw outputError(error, output);
  }
}

/** Undefined for what a process left that was killed before it could write its name. */
function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function isGone({ process: id, host }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
