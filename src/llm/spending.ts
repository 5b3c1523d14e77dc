import type { MaybePromise } from '../async/maybe-promise.js';
import type { Completion, Usage } from '../connectors/types.js';
import type { Consumption } from './answer.js';
import { costOf, dearestPrompt } from './cost-of.js';
import type { Price } from './settings.js';

/** The right to one call; either `book` or `fail` ends it. */
export interface Charge {
  book(completion: Completion): Consumption;
  /** @param usage what replies without an answer used, which is billed */
  fail(retries: number, usage?: Usage): Consumption;
}

/** What is set aside for questions whose bill comes later. */
export interface Reservation {
  readonly calls: number;
  /** In the currency of the prices. */
  readonly cost: number;
}

/** Counts calls, and says when none may be made any more. */
export interface CallCounter {
  /**
   * Takes the right to one more call; undefined when a limit is reached.
   * @param promptLength characters about to be sent, to set money aside before the bill is known
   */
  open(promptLength: number, price?: Price): MaybePromise<Charge | undefined>;
  /**
   * Sets aside what a question in a provider's batch may cost; undefined when a limit is reached. Whoever counts for workers
   * has none.
   * @param answerTokens the most that may be generated, as far as anybody says
   */
  reserve?(promptLength: number, answerTokens: number, price?: Price): Reservation | undefined;
  /** Counts an answer that was paid for before. */
  recall(): Consumption;
  total(): Consumption;
}

/** Counts what a run used in this process, and says when it may not ask any more. */
export interface Spending extends CallCounter {
  open(promptLength: number, price?: Price): Charge | undefined;
  reserve(promptLength: number, answerTokens: number, price?: Price): Reservation | undefined;
  /** Sets aside what an earlier run has left to a provider, whatever the limits: it is paid for already. */
  takeOver(reservation: Reservation): void;
  /** Gives back what was set aside, and books what it came to. */
  book(reservation: Reservation, bill: Consumption): void;
}

const RECALLED: Consumption = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0, cacheHits: 1 };

/** A usual ratio for European languages; only used to set money aside, and where nobody tells. */
const CHARACTERS_PER_TOKEN = 3;

/** What a prompt about to be sent costs at most, in the currency of the price. @param length characters */
export function heldForPrompt(length: number, price: Price): number {
  return (tokensIn(length) / 1e6) * dearestPrompt(price);
}

/** @param limits `cost` in the currency of the prices, `calls` in questions sent: the retries of a question are not counted again */
export function createSpending(limits: { readonly cost?: number; readonly calls?: number } = {}): Spending {
  const { cost: maxCost = Infinity, calls: maxCalls = Infinity } = limits;
  let opened = 0;
  let reserved = 0;
  let used: Consumption = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0 };

  const close = (reservation: number, consumption: Consumption): Consumption => {
    reserved -= reservation;
    used = addConsumption(used, consumption);
    return consumption;
  };
  /** Whether there is room for one more call of this price. */
  const take = (reservation: number): boolean => {
    const spent = (used.cost ?? 0) + reserved;
    if (opened >= maxCalls || spent >= maxCost || spent + reservation > maxCost) return false;
    opened++;
    reserved += reservation;
    return true;
  };

  return {
    open(promptLength, price) {
      const reservation = price ? heldForPrompt(promptLength, price) : 0;
      if (!take(reservation)) return undefined;
      return {
        book: (completion) => close(reservation, consumptionOf(completion, price, promptLength)),
        fail: (retries, usage) => close(reservation, failedCall(retries, usage, price)),
      };
    },
    reserve(promptLength, completionTokens, price) {
      const promptTokens = tokensIn(promptLength);
      const cost = price ? costOf({ promptTokens, completionTokens, writtenTokens: promptTokens }, price, true) : 0;
      return take(cost) ? { calls: 1, cost } : undefined;
    },
    takeOver({ calls, cost }) {
      opened += calls;
      reserved += cost;
    },
    book: ({ cost }, bill) => void close(cost, bill),
    recall() {
      used = addConsumption(used, RECALLED);
      return RECALLED;
    },
    total: () => used,
  };
}

/** What parts of a consumption are told only where there is something of them. */
const PARTS = ['cachedTokens', 'writtenTokens', 'reasoningTokens', 'untold', 'cacheHits'] as const;

/** The sum of two consumptions; a cost that only one of them knows is kept. */
export function addConsumption(a: Consumption, b: Consumption): Consumption {
  const parts = PARTS.map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)] as const);
  return {
    calls: a.calls + b.calls,
    retries: a.retries + b.retries,
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    ...Object.fromEntries(parts.filter(([, amount]) => amount > 0)),
    ...((a.cost !== undefined || b.cost !== undefined) && { cost: (a.cost ?? 0) + (b.cost ?? 0) }),
  };
}

/**
 * What a completion used; one out of a provider's batch has a price of its own. What a server does not tell is taken to
 * cost what texts of this length usually do.
 * @param promptLength characters that were sent
 */
export function consumptionOf(completion: Completion, price: Price | undefined, promptLength: number): Consumption {
  const { usage, retries = 0, text, batched } = completion;
  const spent = { calls: 1, retries, promptTokens: 0, completionTokens: 0, ...usage };
  if (!price) return spent;
  if (usage) return { ...spent, cost: costOf(usage, price, batched) };
  const guess = { promptTokens: tokensIn(promptLength), completionTokens: tokensIn(text.length) };
  return { ...spent, cost: costOf(guess, price, batched), untold: 1 };
}

function failedCall(retries: number, usage: Usage | undefined, price: Price | undefined): Consumption {
  const call = { calls: 1, retries, promptTokens: 0, completionTokens: 0 };
  return usage ? { ...call, ...usage, ...(price && { cost: costOf(usage, price) }) } : call;
}

function tokensIn(characters: number): number {
  return characters / CHARACTERS_PER_TOKEN;
}
