import type { ProviderBatches } from '../connectors/provider-batches.js';
import type { Postponement, Prompt } from '../connectors/types.js';
import type { ConnectorError } from '../errors.js';
import type { Reservation } from '../llm/spending.js';
import type { BatchLedger } from './batch-ledger.js';
import { createLineSpool, type LineSpool } from './line-spool.js';

/** Takes questions in, while products are gone through, and keeps what is known of each. */
export interface QuestionCollector {
  postpone(key: string, prompt: Prompt, reserve: () => Reservation | undefined): Postponement;
  /** Whether a question is with the provider, or on its way there. */
  isWaiting(key: string): boolean;
  /** Begins to go through all products: counts anew. @param isLast whether nothing more is asked */
  startPass(isLast: boolean): void;
  /** How many questions of this pass wait for an answer. */
  waiting(): number;
  /** A question to try the provider with, when none has been tried yet. */
  untried(): Prompt | undefined;
  tried(): void;
  /** The lines gathered; the collector has none any more. */
  take(): readonly LineSpool[];
  /** Notes why a question has no answer. */
  fail(key: string, error: ConnectorError): void;
  /** Has batches be no larger than this, and go one at a time. */
  goGently(questions: number): void;
}

/** How often a question is asked that the provider left out, or failed at through no fault of the question. */
const MOST_TIMES = 3;
const SPENT = 'budget spent';
const WAITS: Postponement = { waits: true, reason: 'in a batch of the provider, which has not ended' };

/** @param onUntried told of the first question, before which nothing is gathered */
export function createQuestionCollector(
  batches: ProviderBatches,
  ledger: BatchLedger,
  onUntried: () => void,
): QuestionCollector {
  const failures = new Map<string, { error: ConnectorError; times: number }>();
  let spools: LineSpool[] = [];
  let most = batches.limits.questions;
  let isGentle = false;
  let isTried = false;
  let untried: Prompt | undefined;
  let waiting = 0;
  let isLast = false;
  let isSpent = false;

  const isWaiting = (key: string) => spools.some(({ forms }) => forms.has(key)) || ledger.isAsked(key);
  const wait = (): Postponement => {
    waiting++;
    return WAITS;
  };
  const spoolFor = (bytes: number): LineSpool | undefined => {
    const last = spools.at(-1);
    if (last?.hasRoom(bytes, { ...batches.limits, questions: most })) return last;
    if (isGentle && (last || ledger.open().length > 0)) return undefined;
    const spool = createLineSpool(batches.separator);
    spools.push(spool);
    return spool;
  };

  return {
    isWaiting,
    postpone(key, prompt, reserve) {
      const failure = failures.get(key);
      const isLost = failure && (!failure.error.retryable || failure.times >= MOST_TIMES);
      if (isLost) return { waits: false, reason: failure.error.message };
      if (isWaiting(key)) return wait();
      if (isLast) return { waits: false, reason: failure?.error.message ?? (isSpent ? SPENT : 'not asked') };
      if (!isTried) {
        untried ??= prompt;
        onUntried();
        return wait();
      }
      const line = batches.lineOf(key, prompt);
      const spool = spoolFor(Buffer.byteLength(line.text));
      if (!spool) return wait();
      const reservation = reserve();
      if (!reservation) {
        isSpent = true;
        return { waits: false, reason: SPENT };
      }
      spool.add(key, line, reservation.cost);
      return wait();
    },
    startPass(last) {
      isLast = last;
      waiting = 0;
    },
    waiting: () => waiting,
    untried: () => (isTried ? undefined : untried),
    tried() {
      isTried = true;
    },
    take() {
      const taken = spools.filter(({ forms }) => forms.size > 0);
      for (const spool of spools) if (!taken.includes(spool)) spool.remove();
      spools = [];
      return taken;
    },
    fail(key, error) {
      failures.set(key, { error, times: (failures.get(key)?.times ?? 0) + 1 });
    },
    goGently(questions) {
      most = Math.max(1, questions);
      isGentle = true;
    },
  };
}
