import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Http } from './open-http.js';
import { parseBody } from './parse-body.js';
import { readReply } from './read-reply.js';
import { withRetries } from './with-retries.js';

/** Milliseconds after which a download that fails again and again is given up. */
const PATIENCE = 10 * 60_000;

/**
 * The lines of JSON of a reply that may be as large as a file, without those that are none. It is fetched whole before the
 * first one is given.
 * @param path below the base URL @throws ConnectorError when it cannot be had
 */
export async function* downloadLines(http: Http, path: string, signal: AbortSignal): AsyncGenerator<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-'));
  try {
    const file = join(folder, 'results.jsonl');
    const bounds = { signal, endsAt: performance.now() + PATIENCE, quickest: () => 0 };
    const { value: coding } = await withRetries(() => fetchInto(http, path, file, signal), bounds);
    const input = unpacked(createReadStream(file), coding);
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (line.trim() === '') continue;
      const value = parseBody(line);
      if (value !== undefined) yield value;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fetchInto(http: Http, path: string, file: string, signal: AbortSignal): Promise<string> {
  const descriptor = openSync(file, 'w');
  try {
    return await http.transfer(
      {
        method: 'GET',
        path,
        onData: (chunk) => void writeSync(descriptor, chunk),
        // Of a success the body is in the file.
        receive(reply) {
          if (reply.status < 200 || reply.status >= 300) readReply(reply, http.origin);
          return String(reply.headers['content-encoding'] ?? 'identity').toLowerCase();
        },
      },
      signal,
    );
  } finally {
    closeSync(descriptor);
  }
}

/** What may be asked for, and is undone all the same where a proxy does it. */
function unpacked(stream: Readable, coding: string): Readable {
  const undo = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[
    coding
  ];
  return undo ? pipeline(stream, undo(), () => undefined) : stream;
}
