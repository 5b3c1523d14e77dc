import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { UserError } from '../errors.js';
import { type RowSource, readError } from './read-blocks.js';

/** A source whose kind is known: a zip archive by its path or bytes, or something to read as text. */
export type OpenedSource =
  | { readonly archive: string | Buffer }
  /** `start` holds its first bytes. */
  | { readonly text: RowSource; readonly start: Uint8Array };

/** Bytes of an archive on standard input, which has to be held as a whole. */
const MOST_BYTES = 512 * 2 ** 20;

/** Looks how a source begins. @throws UserError when it cannot be read, is a PDF or a file of an old kind, or is no gzip although it is named so */
export async function openSource(source: RowSource): Promise<OpenedSource> {
  const { name, path } = source;
  // A pipe has a path, too, but what is read of it is gone.
  if (path !== undefined && isFile(path)) {
    const start = await firstBytes(path, name);
    if (/\.gz$/i.test(name) && !(start[0] === 0x1f && start[1] === 0x8b))
      throw new UserError(`${name} is not gzip, as its name says: pack it, or name it without .gz`, 'input');
    return isArchive(start, name) ? { archive: path } : { text: source, start };
  }
  try {
    return await openStream(source);
  } catch (error) {
    throw readError(error, name);
  }
}

async function openStream({ name, ...source }: RowSource): Promise<OpenedSource> {
  const chunks = (source.open() as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  let start: Uint8Array = Buffer.alloc(0);
  while (start.length < 4) {
    const next = await chunks.next();
    if (next.done) break;
    start = start.length > 0 ? Buffer.concat([start, next.value]) : next.value;
  }
  if (!isArchive(start, name))
    return { start, text: { name, open: () => Readable.from(withFirst(start, chunks), { objectMode: true }) } };
  return { archive: await readAll(withFirst(start, chunks), name) };
}

/** Whether a path is that of a file, or of nothing, which reading tells. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}

/** Bytes that are looked at. */
const START = 64;

async function firstBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(START), 0, START, null);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readError(error, name);
  }
}

function isArchive([first, second, third, fourth]: Uint8Array, name: string): boolean {
  if (first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0)
    throw new UserError(`${name} is an old Excel file (.xls) or has a password: save it as .xlsx without one`, 'input');
  if (first === 0x25 && second === 0x50 && third === 0x44 && fourth === 0x46)
    throw new UserError(`${name} is a PDF, which is not read: pass CSV, XLSX, JSON lines or BMEcat`, 'input');
  return first === 0x50 && second === 0x4b && (third === 3 || third === 5) && (fourth === 4 || fourth === 6);
}

async function readAll(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Buffer> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    all.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES)
      throw new UserError(`${name} is an archive of more than 512 MB: name it as a file`, 'input');
  }
  return Buffer.concat(all);
}

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
