import type { Answer, Consumption } from '../llm/answer.js';
import type { SpendingLimits } from '../llm/lookup-policy.js';
import { addConsumption } from '../llm/spending.js';
import type { ChunkSpent } from './chunk-ledger.js';

/** Shares out what a run may spend among chunks that are on their way at once. */
export interface BudgetAllocator {
  /** Takes a share for `questions` questions; waits for what others may give back when there is too little. */
  allocate(questions: number): Promise<SpendingLimits | undefined>;
  /**
   * Books what the answers used, and takes the rest of the share back.
   * @param spent what was taken of the share in all; more than the answers used where a worker was killed or too late
   */
  charge(share: SpendingLimits | undefined, answers: Iterable<readonly Answer[]>, spent?: ChunkSpent): void;
  total(): Consumption;
}

/** A question may be asked once more, when a group of fields could not be read. */
const SPARE = 2;
/** What a question may cost of what those before did: a worker sets more aside for it than its bill will be. */
const DEAREST = 4;
/** The part of the money that a chunk gets before anything is known about its price. */
const FIRST_PART = 1 / 8;

/** @param limits as `createSpending` takes them */
export function createBudgetAllocator(limits: SpendingLimits): BudgetAllocator {
  const { calls: maxCalls = Infinity, cost: maxCost = Infinity } = limits;
  const limited = maxCalls < Infinity || maxCost < Infinity;
  let used = NOTHING;
  const out = { shares: 0, calls: 0, cost: 0 };
  let waiting: (() => void)[] = [];

  const left = () => ({ calls: maxCalls - used.calls - out.calls, cost: maxCost - (used.cost ?? 0) - out.cost });
  const wanted = (questions: number) => {
    if (maxCost === Infinity) return { calls: questions * SPARE, cost: 0 };
    // What was answered without a call says nothing of what a call costs.
    const need = used.cost ? (questions * DEAREST * used.cost) / used.calls : maxCost * FIRST_PART;
    return { calls: questions * SPARE, cost: need };
  };

  return {
    async allocate(questions) {
      if (!limited) return undefined;
      const want = wanted(questions);
      while (out.shares > 0 && (left().calls < want.calls || left().cost < want.cost)) {
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      const { calls, cost } = left();
      const share = { calls: Math.max(0, Math.min(calls, want.calls)), cost: Math.max(0, Math.min(cost, want.cost)) };
      out.shares++;
      out.calls += share.calls;
      out.cost += share.cost;
      return {
        ...(maxCalls < Infinity && { calls: share.calls }),
        ...(maxCost < Infinity && { cost: share.cost }),
      };
    },
    charge(share, answers, spent) {
      const told = usageOf(answers);
      used = addConsumption(used, told);
      if (spent) used = addConsumption(used, lostOf(spent, told));
      if (!share) return;
      out.shares--;
      out.calls -= share.calls ?? 0;
      out.cost -= share.cost ?? 0;
      for (const wake of waiting) wake();
      waiting = [];
    },
    total: () => used,
  };
}

const NOTHING: Consumption = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0 };

function usageOf(answers: Iterable<readonly Answer[]>): Consumption {
  return [...answers].flat().reduce((sum, { usage }) => (usage ? addConsumption(sum, usage) : sum), NOTHING);
}

/** What was spent on answers that nobody got. */
function lostOf({ calls, cost }: ChunkSpent, told: Consumption): Consumption {
  // Calls that several fields share are told in parts.
  const lost = Math.max(0, calls - Math.round(told.calls));
  return { ...NOTHING, calls: lost, ...(lost > 0 && cost > 0 && { cost: Math.max(0, cost - (told.cost ?? 0)) }) };
}
