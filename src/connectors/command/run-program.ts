import { type ChildProcess, spawn } from 'node:child_process';
import { onAbort } from '../../async/abort.js';
import { ConnectorError } from '../../errors.js';
import { LARGEST_BODY } from '../http/exchange.js';
import { createRedact, secretsOf } from '../http/redact.js';

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
let watchingExit = false;

/** Runs a program to its end and resolves to its standard output; failing, it is a ConnectorError with the last words of its standard error. */
export function runProgram(run: Run, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const child = start(run);
    const said = listen(child);
    const end = (finish: () => void) => {
      forget();
      running.delete(child);
      finish();
    };
    const forget = onAbort(signal, () => {
      killGroup(child);
      reject(signal.reason);
    });
    child.on('error', ({ message }) =>
      end(() => reject(new ConnectorError(`the program "${run.program}" cannot be run: ${message}`))),
    );
    child.on('close', (code, killedBy) =>
      end(() => (code === 0 ? resolve(said.output()) : reject(failure(run, said, killedBy ?? `code ${code}`)))),
    );
    // A program that does not read its input closes it.
    child.stdin?.on('error', () => undefined).end(run.input);
  });
}

/** In a process group of its own, so that its children can be killed with it; such a group is not ended with this process. */
function start({ program, args, env, cwd }: Run): ChildProcess {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, detached: process.platform !== 'win32' });
  if (!watchingExit) process.on('exit', () => running.forEach(killGroup));
  watchingExit = true;
  running.add(child);
  return child;
}

/** What a program has said. */
interface Said {
  output(): string;
  errors(): string;
  tooMuch(): boolean;
}

function listen(child: ChildProcess): Said {
  const chunks: Buffer[] = [];
  let size = 0;
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
    else killGroup(child);
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    errors = (errors + chunk).slice(-KEPT_ERROR_CHARACTERS);
  });
  return {
    output: () => Buffer.concat(chunks).toString('utf8'),
    errors: () => errors,
    tooMuch: () => size > LARGEST_BODY,
  };
}

function failure({ program, env }: Run, said: Said, end: string): ConnectorError {
  if (said.tooMuch()) return new ConnectorError(`"${program}" writes more than any answer has`);
  const redact = createRedact(secretsOf({ ...process.env, ...env }));
  return new ConnectorError(`"${program}" ended with ${end}${redact(lastLines(said.errors()))}`);
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function lastLines(errors: string): string {
  const lines = errors.trim().split(/\r?\n/).slice(-SHOWN_ERROR_LINES).join(' | ');
  return lines === '' ? '' : `: ${lines}`;
}
