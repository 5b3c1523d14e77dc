import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../errors.js';
import { decodeStream } from './decode-stream.js';

/** Where rows come from. */
export interface RowSource {
  /** The file's path, or `standard input`. */
  readonly name: string;
  /** Where it is, when it is a file. */
  readonly path?: string;
  open(): NodeJS.ReadableStream;
}

/** The file of a name; `-` is standard input. */
export function sourceOf(name: string, stdin: NodeJS.ReadableStream): RowSource {
  if (name === '-') return { name: 'standard input', open: () => stdin };
  return { name, path: name, open: () => createReadStream(name, { highWaterMark: 1 << 18 }) };
}

/**
 * The text of a source in blocks of whole lines, unpacked when it is gzip.
 * @param note is told what the user should know, such as an encoding that is not UTF-8
 * @throws UserError when it cannot be read, is damaged or is not text
 */
export async function* readBlocks(source: RowSource, note: (text: string) => void = () => {}): AsyncGenerator<string> {
  let noted = false;
  try {
    for await (const { text, encoding } of decodeStream(unpacked(source.open()), source.name)) {
      if (encoding === 'windows-1252' && !noted) {
        noted = true;
        note(`${source.name} is not all UTF-8; lines that are not are read as Windows-1252`);
      }
      if (text !== '') yield text;
    }
  } catch (error) {
    throw readError(error, source.name);
  }
}

async function* unpacked(stream: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  const chunks = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const bytes = withFirst(head, chunks);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* bytes;
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  // Errors of either end come out of the loop over it.
  pipeline(bytes, gunzip, () => undefined);
  let unpackedBytes = 0;
  for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
    unpackedBytes += chunk.length;
    if (unpackedBytes > UNPACKED_AT_ONCE + MOST_PACKED * gunzip.bytesWritten) throw bomb();
    yield chunk;
  }
}

/** Bytes that a packed file may hold whatever its size, and times that it may hold its size beyond: gzip itself can 1,030. */
const UNPACKED_AT_ONCE = 1e8;
const MOST_PACKED = 500;

function bomb(): Error {
  return Object.assign(new Error('it unpacks to too much'), { code: 'Z_TOO_MUCH' });
}

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** What the file system said about an input, as a sentence for the user; any other error as it is. */
export function readError(error: unknown, name: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof UserError || typeof code !== 'string') return error;
  const what = code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : undefined;
  if (what) return new UserError(`the input ${name} ${what}: check its path`, 'input');
  if (code === 'Z_TOO_MUCH')
    return new UserError(
      `the input ${name} unpacks to over ${MOST_PACKED} times its size: unpack it yourself`,
      'input',
    );
  const damaged = code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE';
  const why = damaged ? 'is damaged gzip: pack it anew' : `cannot be read (${code}): check the file`;
  return new UserError(`the input ${name} ${why}`, 'input', 2, { cause: error });
}
