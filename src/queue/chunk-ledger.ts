import type { Redis } from 'ioredis';
import type { LookupPolicy } from '../llm/lookup-policy.js';
import { type CallCounter, type Charge, createSpending, heldForPrompt } from '../llm/spending.js';

/** What was taken of the budget of a chunk by all who worked on it, also by those who were killed before they could say so. */
export interface ChunkSpent {
  readonly calls: number;
  readonly cost: number;
}

/** Counts the calls of a chunk in Redis before they are made. */
export interface ChunkLedger extends CallCounter {
  /** Resolves when all that the calls came to is written down. */
  settled(): Promise<void>;
}

/** Milliseconds that a ledger stays whose batch never comes back. */
const KEPT = 7 * 24 * 3600 * 1000;

/** What is added up in a different order differs a little. */
const TAKE = `
local calls = tonumber(redis.call('HGET', KEYS[1], 'calls') or 0)
local cost = tonumber(redis.call('HGET', KEYS[1], 'cost') or 0)
local most = tonumber(ARGV[2])
if calls >= tonumber(ARGV[1]) or cost >= most or cost + tonumber(ARGV[3]) > most * (1 + 1e-9) then return 0 end
redis.call('HSET', KEYS[1], 'calls', calls + 1, 'cost', string.format('%.17g', cost + tonumber(ARGV[3])))
redis.call('PEXPIRE', KEYS[1], ${KEPT})
return 1
`;
const NO_LIMIT = '1e300';

const keyOf = (name: string) => `akeneo-lookup:spent:${name}`;

/**
 * Opens the ledger of a chunk where earlier workers have left it. While a call is under way, its share of the money is set
 * aside: what a killed worker was about to pay counts as paid.
 * @param questions of the chunk
 */
export function openLedger(
  redis: Redis,
  name: string,
  { limits, questions }: { readonly limits: LookupPolicy['limits']; readonly questions: number },
): ChunkLedger {
  const { calls = NO_LIMIT, cost } = limits;
  const counter = createSpending();
  let writing: Promise<unknown> = Promise.resolve();
  const correct = (difference: number) => {
    if (difference === 0) return;
    const written = redis.hincrbyfloat(keyOf(name), 'cost', difference).catch(() => undefined);
    writing = Promise.all([writing, written]);
  };
  return {
    recall: counter.recall,
    total: counter.total,
    async settled() {
      await writing;
    },
    async open(promptLength, price): Promise<Charge | undefined> {
      const held = price && cost !== undefined ? Math.max(heldForPrompt(promptLength, price), cost / questions) : 0;
      const taken = await redis.eval(TAKE, 1, keyOf(name), calls, cost ?? NO_LIMIT, held);
      if (taken !== 1) return undefined;
      const charge = counter.open(promptLength, price);
      return (
        charge && {
          book(completion) {
            const consumption = charge.book(completion);
            correct((consumption.cost ?? 0) - held);
            return consumption;
          },
          fail(retries, usage) {
            const consumption = charge.fail(retries, usage);
            correct((consumption.cost ?? 0) - held);
            return consumption;
          },
        }
      );
    },
  };
}

/** What was taken by now; nothing where there is no such ledger. */
export async function readLedger(redis: Redis, name: string): Promise<ChunkSpent> {
  const [calls, cost] = await redis.hmget(keyOf(name), 'calls', 'cost');
  return { calls: Number(calls ?? 0), cost: Number(cost ?? 0) };
}

/** Takes a ledger away that nobody needs any more. */
export async function dropLedger(redis: Redis, name: string): Promise<void> {
  await redis.del(keyOf(name));
}
