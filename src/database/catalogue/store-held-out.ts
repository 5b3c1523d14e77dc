import { on } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { HELD_OUT_SCOPE } from '../../engine/model/held-out.js';
import { isCurrentPart } from '../../engine/model/pack.js';
import { UserError } from '../../errors.js';
import { withDatabaseErrors } from '../database-error.js';
import { openDatabase } from '../open-database.js';
import { packageRoot } from '../package-root.js';
import { raiseRevision } from '../revision.js';

/** What the thread tells: how far it is, or the evidence and what had been learnt when it was made. */
export type HeldOutReply =
  | { readonly done: number; readonly of: number }
  | { readonly body: string; readonly learnt: string };

/** Where the build puts the file that the thread runs. */
const THREAD = join(packageRoot(), 'dist', 'database', 'catalogue', 'held-out-thread.js');

/** How the making of evidence is watched. */
export interface HeldOutOptions {
  /** Gives up. */
  readonly signal?: AbortSignal;
  /** Whether other processes are to read the catalogue anew when it has the evidence. */
  readonly announce?: boolean;
  /** Told how many of how many parts are done. */
  readonly onPart?: (done: number, of: number) => void;
}

/**
 * Sees to it that a database has, beside what was learnt, how that comes true on texts that were not learnt from; made in
 * a thread when it is first needed, since it takes as long as learning several times.
 * @returns the packed evidence where the database cannot keep it; rejects with the signal's reason when it is given up
 */
export async function storeHeldOut(path: string, options: HeldOutOptions = {}): Promise<string | undefined> {
  if (!isMissing(path)) return undefined;
  const { body, learnt } = await makeInThread(path, options);
  try {
    withDatabaseErrors(path, () => keep(path, { body, learnt }, options.announce === true));
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return body;
  }
}

/** Whether something was learnt, and the evidence of it is not there. */
function isMissing(path: string): boolean {
  const database = openDatabase(path, { orInMemory: true });
  try {
    const read = database.sqlite.prepare<[string], string>('SELECT body FROM models WHERE scope = ?').pluck();
    const [learnt, evidence] = [read.get(''), read.get(HELD_OUT_SCOPE)];
    return learnt !== undefined && isCurrentPart(learnt) && (evidence === undefined || !isCurrentPart(evidence));
  } finally {
    database.close();
  }
}

async function makeInThread(path: string, { signal, onPart }: HeldOutOptions) {
  const thread = new Worker(THREAD, { workerData: path });
  try {
    for await (const [reply] of on(thread, 'message', { signal }) as AsyncIterable<[HeldOutReply]>) {
      if ('body' in reply) return reply;
      onPart?.(reply.done, reply.of);
    }
    throw new Error('the thread ended without an answer');
  } finally {
    await thread.terminate();
  }
}

/** Nothing is kept of what another process has since learnt anew. */
function keep(path: string, { body, learnt }: Record<'body' | 'learnt', string>, isAnnounced: boolean): void {
  const database = openDatabase(path);
  try {
    const { sqlite } = database;
    const insert = sqlite
      .prepare(
        `INSERT INTO models (scope, body, examples) SELECT ?, ?, 0 FROM models WHERE scope = '' AND body = ?
         ON CONFLICT (scope) DO UPDATE SET body = excluded.body`,
      )
      .bind(HELD_OUT_SCOPE, body, learnt);
    const store = sqlite.transaction(() => {
      if (insert.run().changes > 0 && isAnnounced) raiseRevision(database);
    });
    store.immediate();
  } finally {
    database.close();
  }
}
