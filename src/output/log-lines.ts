/** Writes records as JSON lines, each with its time, on standard error. */
export interface LogLines {
  write(record: Readonly<Record<string, unknown>>): void;
  /** Writes at once what is held back. */
  flush(): void;
}

/** Milliseconds that a record may wait for others: each write to a pipe costs as much as a small request. */
const HELD = 100;

/** Opens the log; with `quiet` nothing is written. */
export function openLogLines({ quiet = false }: { readonly quiet?: boolean } = {}): LogLines {
  if (quiet) return { write() {}, flush() {} };
  let held = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (held !== '') process.stderr.write(held);
    held = '';
  };
  // Nobody may be left to read the log; the work goes on without it.
  process.stderr.on('error', () => undefined);
  return {
    write(record) {
      timer ??= setTimeout(flush, HELD);
      held += `${JSON.stringify({ time: new Date().toISOString(), ...record })}\n`;
    },
    flush,
  };
}
