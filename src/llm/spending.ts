import type { Completion } from '../connectors/types.js';
import type { Consumption } from './answer.js';
import type { Price } from './settings.js';

/** The right to one call; either `book` or `fail` ends it. */
export interface Charge {
  book(completion: Completion): Consumption;
  fail(retries: number): Consumption;
}

/** Counts what a run used, and says when it may not ask any more. */
export interface Spending {
  /**
   * Takes the right to one more call; undefined when a limit is reached.
   * @param promptLength characters about to be sent, to set money aside before the bill is known
   */
  open(promptLength: number, price?: Price): Charge | undefined;
  /** Counts an answer that was paid for before. */
  recall(): Consumption;
  total(): Consumption;
}

const RECALLED: Consumption = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0, cacheHits: 1 };

/** A usual ratio for European languages; only used to set money aside. */
const CHARACTERS_PER_TOKEN = 3;

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

  return {
    open(promptLength, price) {
      const reservation = price ? (promptLength / CHARACTERS_PER_TOKEN / 1e6) * price.prompt : 0;
      const spent = (used.cost ?? 0) + reserved;
      if (opened >= maxCalls || spent >= maxCost || spent + reservation > maxCost) return undefined;
      opened++;
      reserved += reservation;
      return {
        book: (completion) => close(reservation, consumptionOf(completion, price)),
        fail: (retries) => close(reservation, { calls: 1, retries, promptTokens: 0, completionTokens: 0 }),
      };
    },
    recall() {
      used = addConsumption(used, RECALLED);
      return RECALLED;
    },
    total: () => used,
  };
}

/** The sum of two consumptions; a cost that only one of them knows is kept. */
export function addConsumption(a: Consumption, b: Consumption): Consumption {
  const cachedTokens = (a.cachedTokens ?? 0) + (b.cachedTokens ?? 0);
  const cacheHits = (a.cacheHits ?? 0) + (b.cacheHits ?? 0);
  return {
    calls: a.calls + b.calls,
    retries: a.retries + b.retries,
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    ...(cachedTokens > 0 && { cachedTokens }),
    ...(cacheHits > 0 && { cacheHits }),
    ...((a.cost !== undefined || b.cost !== undefined) && { cost: (a.cost ?? 0) + (b.cost ?? 0) }),
  };
}

function consumptionOf(completion: Completion, price: Price | undefined): Consumption {
  const { promptTokens = 0, completionTokens = 0, cachedTokens } = completion.usage ?? {};
  return {
    calls: 1,
    retries: completion.retries ?? 0,
    promptTokens,
    completionTokens,
    ...(cachedTokens !== undefined && { cachedTokens }),
    ...(price && { cost: (promptTokens * price.prompt + completionTokens * price.completion) / 1e6 }),
  };
}
