import { createInterface } from 'node:readline/promises';
import { isatty } from 'node:tty';

/** Whether there is somebody to ask: both ends are a terminal. */
export function canAsk(): boolean {
  return isatty(0) && isatty(2);
}

/** Asks on the terminal; only `y` and `yes` (also `o`, `oui`, `j`, `ja`) are a yes. Rejects with the signal's reason. */
export async function askYes(question: string, signal: AbortSignal): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C at a prompt is taken by it.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal });
    return /^\s*(?:y|yes|o|oui|j|ja)\s*$/i.test(answer);
  } finally {
    lines.close();
  }
}
