import { on } from 'node:events';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../errors.js';
import { packageRoot } from '../package-root.js';
import type { ExampleReading, ExampleRows, Target } from './example-rows.js';

/** What the thread is to read. */
export interface RowsRequest {
  readonly files: readonly string[];
  readonly targets: readonly Target[];
  readonly reading: ExampleReading;
}

/** What the thread tells: rows, the user's mistake that it met, or that it is done. */
export type RowsReply =
  | { readonly rows: ExampleRows }
  | { readonly mistake: { readonly message: string; readonly code: string; readonly exitCode: number } }
  | { readonly done: true };

/** Where the build puts the file that the thread runs. */
const THREAD = join(packageRoot(), 'dist', 'database', 'seeding', 'example-thread.js');
/** Bytes of files from which on a thread gains more than its start takes. */
const WORTH = 16 * 2 ** 20;
/** Replies that the thread may be ahead. */
const AHEAD = 8;

/** Whether files are large enough to read them in a thread; standard input is the main thread's own. */
export function worthThread(files: readonly string[]): boolean {
  if (availableParallelism() === 1 || files.includes('-')) return false;
  const sizes = files.map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0) >= WORTH;
}

/** Reads example files as `readExampleRows` does, in a thread, so that the database is written at the same time. */
export async function* readRowsInThread(
  files: readonly string[],
  targets: readonly Target[],
  reading: ExampleReading = {},
): AsyncGenerator<ExampleRows> {
  const workerData: RowsRequest = { files, targets, reading };
  const thread = new Worker(THREAD, { workerData });
  try {
    for (let ahead = 0; ahead < AHEAD; ahead++) thread.postMessage('next');
    for await (const [reply] of on(thread, 'message') as AsyncIterable<[RowsReply]>) {
      if ('done' in reply) return;
      if ('mistake' in reply) throw new UserError(reply.mistake.message, reply.mistake.code, reply.mistake.exitCode);
      yield reply.rows;
      thread.postMessage('next');
    }
  } finally {
    await thread.terminate();
  }
}
