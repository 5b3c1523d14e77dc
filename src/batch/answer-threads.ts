import { Worker } from 'node:worker_threads';
import type { Answer } from '../llm/answer.js';
import type { LookupPolicy } from '../llm/lookup-policy.js';

/** What a thread is asked: the codes of fields over one description. */
export interface ThreadQuestion {
  readonly codes: readonly string[];
  readonly description: string;
  readonly policy: LookupPolicy;
}

/** Threads that answer questions beside this one. */
export interface AnswerThreads {
  /** Whether each has all the work that it can use. */
  isFull(): boolean;
  /** One answer per code, in order. Rejects when a thread breaks. */
  answer(question: ThreadQuestion): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

/** Questions that travel together, and those that a thread holds at most: enough for it never to wait. */
const TOGETHER = 16;
const MOST_HELD = 4 * TOGETHER;
/** Megabytes; a thread has little to keep, and must not hoard what it could sweep. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };

interface Open {
  readonly question: ThreadQuestion;
  resolve(answers: readonly Answer[]): void;
  reject(error: unknown): void;
}

/** Starts threads on a file that answers each message, a JSON array of questions, with a JSON array of their answers, in order. */
export function startThreads(count: number, file: string, workerData: unknown): AnswerThreads {
  const threads = Array.from({ length: count }, () =>
    startThread(new Worker(file, { workerData, resourceLimits: LIMITS })),
  );
  const freest = () => threads.reduce((best, thread) => (thread.held() < best.held() ? thread : best));
  return {
    isFull: () => threads.every((thread) => thread.held() >= MOST_HELD),
    answer: (question) => new Promise((resolve, reject) => freest().take({ question, resolve, reject })),
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

function startThread(worker: Worker) {
  const sent: Open[][] = [];
  let waiting: Open[] = [];
  let held = 0;

  const send = () => {
    if (waiting.length === 0) return;
    sent.push(waiting);
    worker.postMessage(JSON.stringify(waiting.map(({ question }) => question)));
    waiting = [];
  };
  worker.on('message', (message: string) => {
    const asked = sent.shift() ?? [];
    held -= asked.length;
    const answers = JSON.parse(message) as (readonly Answer[])[];
    for (const [place, { resolve }] of asked.entries()) resolve(answers[place] ?? []);
  });
  worker.on('error', (error) => {
    for (const { reject } of [...sent.flat(), ...waiting]) reject(error);
  });

  return {
    held: () => held,
    take(open: Open) {
      held++;
      waiting.push(open);
      if (waiting.length >= TOGETHER) send();
      else if (waiting.length === 1) setImmediate(send);
    },
    close: () => worker.terminate(),
  };
}
