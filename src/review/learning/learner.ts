import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createAudits } from '../../database/catalogue/audits.js';
import type { Database } from '../../database/open-database.js';
import { packageRoot } from '../../database/package-root.js';
import { linesTaught, seedReviews } from '../../database/seeding/reviewed-examples.js';
import { UserError } from '../../errors.js';
import type { Answer } from '../../llm/answer.js';
import type { LookupPolicy } from '../../llm/lookup-policy.js';
import { chooseEntries } from '../order/choose-entries.js';
import { renewDoubt } from '../order/doubts.js';
import type { Review } from '../review.js';
import { recordAudits } from './audited-answers.js';
import type { FollowUps } from './follow-ups.js';
import type { LearnThreadData, LearnThreadMessage } from './learn-thread.js';
import { reviewedExamplesOf } from './reviewed-examples-of.js';

/** Makes examples of verdicts, and has the engine learn from them in the background. */
export interface Learner {
  readonly followUps: FollowUps;
  /** Makes examples of the lines of the ledger that are none yet. */
  teach(): Promise<void>;
  /** Ends when what was taught is learnt. */
  close(): Promise<void>;
}

/** What a learner is made of. */
export interface LearnerOptions {
  readonly database: Database;
  readonly review: Pick<Review, 'index' | 'book' | 'doubts' | 'suppliers' | 'reader' | 'html'>;
  readonly policy: LookupPolicy;
  /** Told when the catalogue has learnt something. */
  readonly onLearnt: () => void;
  readonly onTrouble: (problem: string) => void;
}

const THREAD = join(packageRoot(), 'dist', 'review', 'learning', 'learn-thread.js');
/** Milliseconds after a verdict: others may follow at once. */
const REST = 1500;

/** Begins to learn from a review; what an earlier one has taught already is looked at again. */
export function startLearner({ database, review, policy, onLearnt, onTrouble }: LearnerOptions): Learner {
  const { index, book, doubts, suppliers } = review;
  const file = resolve(index.path);
  const changes = new Map<number, Answer>();
  const confidences = new Map<number, number>();
  let [status, revision]: [string | undefined, number] = [undefined, 0];
  let timer: NodeJS.Timeout | undefined;
  let teaching = Promise.resolve();
  let trouble = '';
  /** Whether examples were made that nothing was learnt from yet. */
  let isBehind = false;
  const source = { index, doubts, book, suppliers: suppliers.names, isChanged: () => false, supplierOf: () => -1 };
  const workerData: LearnThreadData = {
    ...{ database: database.path, file, html: review.html, policy },
    index: { path: index.path, lines: index.lines, firsts: index.firsts, marks: index.marks },
    order: chooseEntries(source, { by: 'product', state: 'all' }, undefined),
  };
  const worker = new Worker(THREAD, { workerData });
  worker.on('error', (error) => {
    status = undefined;
    isBehind = false;
    onLearnt();
    onTrouble(error instanceof UserError ? error.message : `learning ended: ${error.stack ?? error.message}`);
  });
  worker.on('message', (message: LearnThreadMessage) => {
    if (message.kind === 'learning') status = 'learning …';
    else if (message.kind === 'learnt') {
      isBehind = timer !== undefined;
      onLearnt();
      wake();
    } else if (message.kind === 'done') status = undefined;
    else take(message);
    revision++;
  });
  worker.unref();
  let wake = () => {};
  const learn = () => {
    clearTimeout(timer);
    timer = undefined;
    worker.postMessage('learn');
  };

  function take({
    rows,
    changes: fresh,
    confidences: sure,
    done,
  }: Extract<LearnThreadMessage, { kind: 'looked' }>): void {
    for (const row of rows)
      for (let answer = index.firsts[row] as number; answer < (index.firsts[row + 1] as number); answer++)
        changes.delete(answer);
    for (const [answer, now] of fresh) changes.set(answer, now);
    for (const [answer, confidence] of sure) {
      confidences.set(answer, confidence);
      renewDoubt(index, doubts, answer, confidence);
    }
    status = `learnt; looking at the rest: ${done.toLocaleString('en')} of ${index.ids.length.toLocaleString('en')}`;
  }

  async function teachNow(): Promise<void> {
    try {
      for (;;) {
        const to = book.entries.length;
        const from = linesTaught(database, file);
        if (from === to) return;
        // A ledger that is shorter was begun anew.
        const reviewed = await reviewedExamplesOf(review, from > to ? 0 : from, to);
        if (!seedReviews(database, file, { from, to }, reviewed)) continue;
        await recordAudits(review, from > to ? 0 : from, to, createAudits(database));
        trouble = '';
        if (reviewed.length === 0) return;
        isBehind = true;
        clearTimeout(timer);
        timer = setTimeout(learn, REST);
        timer.unref();
        return;
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // The ledger holds it: it is taught with the next one.
      if (error.message !== trouble) onTrouble(error.message);
      trouble = error.message;
    }
  }

  if (book.entries.length > 0 && linesTaught(database, file) > 0) worker.postMessage('learn');
  return {
    followUps: {
      of: (answer) => changes.get(answer),
      confidenceOf: (answer) => confidences.get(answer),
      count: () => [...changes.keys()].filter((answer) => book.kindOf(answer) === undefined).length,
      status: () => (trouble === '' ? status : `not learning: ${trouble}`),
      revision: () => revision,
    },
    teach() {
      const next = teaching.then(teachNow);
      teaching = next.catch(() => undefined);
      return next;
    },
    async close() {
      await teaching;
      if (timer) learn();
      worker.ref();
      while (isBehind) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          worker.once('error', () => resolve());
        });
      }
      await worker.terminate();
    },
  };
}
