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
  let held: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (held.length > 0) process.stderr.write(held.join(''));
    held = [];
  };
  // Nobody may be left to read the log; the work goes on without it.
  process.stderr.on('error', () => undefined);
  return {
    write(record) {
      timer ??= setTimeout(flush, HELD);
      const line = JSON.stringify(record);
      held.push(`{"time":"${isoTime(Date.now())}"${line === '{}' ? '' : ','}${line.slice(1)}\n`);
    },
    flush,
  };
}

let told = { at: Number.NaN, time: '' };

/** A time of ISO 8601; many records fall into one millisecond. */
function isoTime(at: number): string {
  if (told.at !== at) told = { at, time: new Date(at).toISOString() };
  return told.time;
}
