import { isatty } from 'node:tty';
import type { Ora } from 'ora';

/** A line that says what goes on. */
export interface Progress {
  update(text: string): void;
  /** Clears the line and gives the cursor back; call it before printing a result, and in any end. */
  stop(): void;
}

/** Work that ends sooner shows nothing. */
const DELAY = 1000;

/** Shows a spinner on standard error from one second on, when that is a terminal and `quiet` is not set. */
export function startProgress(text: string, { quiet = false }: { readonly quiet?: boolean } = {}): Progress {
  if (quiet || !isatty(2) || process.env.TERM === 'dumb') return { update() {}, stop() {} };
  let current = text;
  let stopped = false;
  let spinner: Ora | undefined;
  const show = async () => {
    const { default: ora } = await import('ora');
    // A description may be typed at this moment, and Ctrl-C is the command's to handle.
    if (!stopped) spinner = ora({ text: current, stream: process.stderr, discardStdin: false }).start();
  };
  const timer = setTimeout(show, DELAY);
  timer.unref();
  return {
    update(next) {
      current = next;
      if (spinner) spinner.text = next;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}
