import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { UserError } from '../errors.js';

/** One line of a file, counted from 1, without its line break. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

const BLOCK_BYTES = 1 << 20;
const NEWLINE = 10;

/** The lines of a UTF-8 file, with or without byte-order mark, a block at a time. Throws a UserError when it is unreadable. */
export function* readLines(file: string): Generator<Line> {
  let number = 0;
  for (const block of readBlocks(file)) {
    const text = decode(block, file, number);
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      yield { text: text.slice(from, end), number: ++number };
      from = end + 1;
    }
    if (from < text.length) yield { text: text.slice(from), number: ++number };
  }
}

/** Whole lines, as many as fit; the next block overwrites them. */
function* readBlocks(file: string): Generator<Buffer> {
  const descriptor = open(file);
  try {
    let buffer = Buffer.allocUnsafe(BLOCK_BYTES);
    let filled = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, filled, buffer.length - filled, null);
      filled += read;
      if (read === 0) break;
      const end = buffer.lastIndexOf(NEWLINE, filled - 1) + 1;
      yield buffer.subarray(0, end);
      buffer.copyWithin(0, end, filled);
      filled -= end;
      if (filled === buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length);
    }
    yield buffer.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string): number {
  try {
    const descriptor = openSync(file, 'r');
    readSync(descriptor, Buffer.alloc(0));
    return descriptor;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = { ENOENT: 'does not exist', EISDIR: 'is a folder' }[code ?? ''] ?? `cannot be read (${code})`;
    throw new UserError(`the file ${file} ${problem}: check its path`, 'file', 2, { cause: error });
  }
}

function decode(block: Buffer, file: string, number: number): string {
  if (!isUtf8(block)) {
    throw new UserError(
      `${file} is not UTF-8 (between line ${number + 1} and ${number + countLines(block)}): save it as UTF-8`,
      'encoding',
    );
  }
  const marked = number === 0 && block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf;
  return block.toString('utf8', marked ? 3 : 0);
}

function countLines(block: Buffer): number {
  return block.toString('latin1').split('\n').length;
}
