import { UserError } from '../errors.js';
import { printError } from './notes.js';

const closed = new AbortController();
let watching = false;

/** Aborts when whoever reads standard output has gone (`| head -1`): nothing more needs to be worked out. */
export const outputClosed: AbortSignal = closed.signal;

/**
 * Writes to standard output; resolves when all of it is on its way, so that slow readers slow the writer. After the
 * reader has gone it does nothing. @throws UserError when it cannot be written, such as on a full disk
 */
export async function writeResult(text: string): Promise<void> {
  watchErrors();
  if (outputClosed.aborted || text === '') return;
  const error = await write(text);
  if (error && !isClosed(error)) {
    throw new UserError(unwritable(error), 'output', 2, { cause: error });
  }
}

/** For what others print, such as the help, and whose errors nothing catches: one line, and the end of the process. */
export function endWhenUnwritable(): void {
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (watching || isClosed(error)) return;
    printError(unwritable(error));
    process.exit(2);
  });
}

function unwritable({ code, message }: NodeJS.ErrnoException): string {
  return `cannot write to standard output (${code ?? message}): check where it goes`;
}

function write(text: string): Promise<NodeJS.ErrnoException | null | undefined> {
  return new Promise((resolve) => {
    try {
      process.stdout.write(text, resolve);
    } catch (error) {
      // A file is written at once, and throws.
      resolve(error as NodeJS.ErrnoException);
    }
  });
}

/** A stream that fails emits an error too, which would end the process with a stack. */
function watchErrors(): void {
  if (watching) return;
  watching = true;
  // oclif listens too, and throws what it does not know.
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', (error) => {
    if (isClosed(error)) closed.abort();
  });
}

function isClosed({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'EOF';
}
