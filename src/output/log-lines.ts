/** Writes records as JSON lines, each with its time, on standard error. */
export interface LogLines {
  write(record: Readonly<Record<string, unknown>>): void;
  /** Writes at once what is held back. */
  flush(): void;
}

/** Records of one turn of the event loop are written together. */
export function openLogLines({ quiet = false }: { readonly quiet?: boolean } = {}): LogLines {
  if (quiet) return { write() {}, flush() {} };
  let held = '';
  const flush = () => {
    if (held !== '') process.stderr.write(held);
    held = '';
  };
  // Nobody may be left to read the log; the work goes on without it.
  process.stderr.on('error', () => undefined);
  return {
    write(record) {
      if (held === '') setImmediate(flush);
      held += `${JSON.stringify({ time: new Date().toISOString(), ...record })}\n`;
    },
    flush,
  };
}
