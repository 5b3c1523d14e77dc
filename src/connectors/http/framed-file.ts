import { Readable } from 'node:stream';
import type { BatchFile } from '../provider-batches.js';

/** A file with words around it, as the body of a request: its length in bytes, and how it is opened for each attempt. */
export function framedFile(head: string, file: Pick<BatchFile, 'size' | 'open'>, tail: string) {
  async function* framed(): AsyncGenerator<Uint8Array | string> {
    yield head;
    yield* file.open() as AsyncIterable<Uint8Array>;
    yield tail;
  }
  return {
    length: Buffer.byteLength(head) + file.size + Buffer.byteLength(tail),
    open: () => Readable.from(framed(), { objectMode: false }),
  };
}
