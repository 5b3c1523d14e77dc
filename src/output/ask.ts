import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { isatty } from 'node:tty';

/** Whether there is somebody to ask: both ends are a terminal. */
export function canAsk(): boolean {
  return isatty(0) && isatty(2);
}

/**
 * Asks on standard error, so that standard output holds the result alone. @returns what was typed, or else the default
 * @throws the signal's reason
 */
export async function ask(question: string, fallback: string, signal: AbortSignal): Promise<string> {
  const typed = await readAnswer(`${question}${fallback && ` [${fallback}]`}: `, signal);
  return typed.trim() || fallback;
}

/** Asks the same way; only `y` and `yes` (also `o`, `oui`, `j`, `ja`) are a yes. @throws the signal's reason */
export async function askYes(question: string, signal: AbortSignal): Promise<boolean> {
  return /^\s*(?:y|yes|o|oui|j|ja)\s*$/i.test(await readAnswer(`${question} [y/N] `, signal));
}

/**
 * Asks for one key, without Enter. @param keys those that are answers
 * @returns the first key typed that is one of them, in small letters; Enter is the first of all
 * @throws the signal's reason
 */
export async function askKey(question: string, keys: readonly string[], signal: AbortSignal): Promise<string> {
  process.stderr.write(question);
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.resume();
  try {
    for (;;) {
      const [typed] = (await once(stdin, 'data', { signal })) as [Buffer];
      const text = typed.toString('utf8').toLowerCase();
      if (text.includes(CTRL_C)) process.kill(process.pid, 'SIGINT');
      const key = [...text].map((one) => (one === '\r' ? keys[0] : one)).find((one) => one && keys.includes(one));
      if (key === undefined) continue;
      process.stderr.write(`${key}\n`);
      return key;
    }
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
  }
}

/** What a terminal in raw mode sends for it. */
const CTRL_C = '\u0003';

async function readAnswer(prompt: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C at a prompt is taken by it.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return await lines.question(prompt, { signal });
  } finally {
    lines.close();
  }
}
