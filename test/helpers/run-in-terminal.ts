import { spawn, spawnSync } from 'node:child_process';

/** Whether a terminal can be made here. */
export const hasTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0;

/** Runs the words behind the first one, the number of columns, in a terminal of their own. */
const PROGRAM = `
import os, pty, sys
status = pty.spawn(['sh', '-c', 'stty cols "$0" && exec "$@"', *sys.argv[1:]])
sys.exit(os.waitstatus_to_exitcode(status) % 256)
`;

/** A program in a terminal. */
export interface TerminalRun {
  /** Resolves when the terminal has shown the text. */
  shown(text: string): Promise<void>;
  press(keys: string): void;
  /** What the terminal has got, with its control codes, and the exit code. */
  readonly finished: Promise<{ readonly output: string; readonly code: number | null }>;
}

/** Starts a program whose three streams are a terminal; the environment holds nothing that says how to colour. */
export function runInTerminal(
  words: readonly string[],
  { columns = 80, environment = {} }: { readonly columns?: number; readonly environment?: NodeJS.ProcessEnv } = {},
): TerminalRun {
  const { NO_COLOR, FORCE_COLOR, CI, ...others } = process.env;
  const child = spawn('python3', ['-c', PROGRAM, String(columns), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...others, TERM: 'xterm-256color', ...environment },
  });
  let output = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    for (const check of waiting) check();
  });
  const finished = new Promise<{ output: string; code: number | null }>((resolve) => {
    child.on('close', (code) => resolve({ output, code }));
  });
  return {
    finished,
    press: (keys) => child.stdin.write(keys),
    shown: (text) =>
      new Promise((resolve, reject) => {
        const check = () => output.includes(text) && resolve();
        waiting.add(check);
        check();
        finished.then(() =>
          reject(new Error(`the terminal never showed ${JSON.stringify(text)} but ${JSON.stringify(output)}`)),
        );
      }),
  };
}
