import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The program as it is installed. */
export const BIN = join(import.meta.dirname, '..', '..', 'bin', 'run.js');

/** How a run ended, and what it printed. */
export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run is given beside its words. */
export interface RunOptions {
  /** Written to standard input, which is closed after it; nothing closes it at once. */
  readonly input?: string | Uint8Array;
  readonly environment?: NodeJS.ProcessEnv;
  readonly directory?: string;
  /** Called with the child as soon as it runs, for signals. */
  readonly onStart?: (child: ReturnType<typeof spawn>) => void;
}

/** Variables that would change what a run does, taken out of the environment of the tests. */
const OWN = [
  'AKENEO_LOOKUP_CONFIG',
  'AKENEO_LOOKUP_DATABASE',
  'REPLICATE_API_TOKEN',
  'REPLICATE_REF',
  'LLM_QUERY_TIMEOUT',
];

/** Runs the built program in a process of its own, as a user does in a pipe. */
export function runBin(words: readonly string[], options: RunOptions = {}): Promise<Run> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.includes(name)));
  const child = spawn(process.execPath, [BIN, ...words], {
    cwd: options.directory ?? process.cwd(),
    env: { ...inherited, NO_COLOR: '1', ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  options.onStart?.(child);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...output }));
  });
}
