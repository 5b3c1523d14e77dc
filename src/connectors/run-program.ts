import { type ChildProcess, spawn } from 'node:child_process';
import { ConnectorError } from '../errors.js';
import { onAbort } from './abort.js';
import { LARGEST_BODY } from './exchange.js';

/** A program to run once. */
export interface Run {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What it reads on standard input. */
  readonly input: string;
}

const KEPT_ERROR_CHARACTERS = 4_000;
const SHOWN_ERROR_LINES = 3;
const running = new Set<ChildProcess>();

/** Runs a program to its end and resolves to its standard output; failing, it is a ConnectorError with the last words of its standard error. */
export function runProgram(run: Run, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const child = start(run);
    const forget = onAbort(signal, () => {
      killGroup(child);
      reject(signal.reason);
    });
    const output: Buffer[] = [];
    let size = 0;
    let errors = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      output.push(chunk);
      if (size > LARGEST_BODY) killGroup(child);
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      errors = (errors + chunk).slice(-KEPT_ERROR_CHARACTERS);
    });
    child.on('error', (error) => {
      forget();
      running.delete(child);
      reject(new ConnectorError(`the program "${run.program}" cannot be run: ${error.message}`));
    });
    child.on('close', (code, killedBy) => {
      forget();
      running.delete(child);
      if (size > LARGEST_BODY) return reject(new ConnectorError(`"${run.program}" writes more than any answer has`));
      if (code === 0) return resolve(Buffer.concat(output).toString('utf8'));
      reject(new ConnectorError(`"${run.program}" ended with ${killedBy ?? `code ${code}`}${lastLines(errors)}`));
    });
    // A program that does not read its input closes it.
    child.stdin?.on('error', () => undefined).end(run.input);
  });
}

/** In a process group of its own, so that its children can be killed with it. */
function start({ program, args, env, cwd }: Run): ChildProcess {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, detached: process.platform !== 'win32' });
  if (running.size === 0 && process.listeners('exit').every((listener) => listener !== killAll))
    process.on('exit', killAll);
  running.add(child);
  return child;
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A group of its own is not ended with this process. */
function killAll(): void {
  for (const child of running) killGroup(child);
}

function lastLines(errors: string): string {
  const lines = errors.trim().split(/\r?\n/).slice(-SHOWN_ERROR_LINES).join(' | ');
  return lines === '' ? '' : `: ${lines}`;
}
