import { pause } from '../../async/abort.js';
import { ConnectorError } from '../../errors.js';
import type { Pim } from '../client/pim.js';
import type { ProductRoute } from '../client/version.js';
import type { Change, EntityPlan, Refusal } from './change.js';
import { isUnclear, type LineResult, LONGEST_LINE, MOST_LINES, patchLines, toLine } from './patch-lines.js';

/** What is told of what is sent. */
export interface SendWatch {
  /** Before it is sent. */
  readonly sending: (changes: readonly Change[]) => void;
  readonly written: (changes: readonly Change[], isDraft: boolean) => void;
  readonly refused: (changes: readonly Change[], refusal: Refusal) => void;
}

/** Sends plans, all of products or all of models, and keeps what becomes of them. */
export type Send = (plans: readonly EntityPlan[]) => Promise<void>;

/** Times that a batch is sent again whose fate is unclear. */
const TRIES = 6;
const FIRST_PAUSE = 500;

const MADE_ANEW = 'it did not exist any more, and the PIM has made it anew: delete it there';

/**
 * @param replan plans what is left to do of changes that may or may not have been written, after looking at the PIM again
 */
export function createSend(
  pim: Pim,
  route: ProductRoute,
  watch: SendWatch,
  replan: (plans: readonly EntityPlan[]) => Promise<readonly EntityPlan[]>,
): Send {
  const recordResult = (plan: EntityPlan, result: LineResult | undefined): EntityPlan | undefined => {
    const { changes, isDraft } = plan;
    if (result === undefined) return plan;
    if (result.status >= 200 && result.status < 300) {
      watch.written(changes, isDraft);
      if (result.status === 201) watch.refused([], refusalOf(changes, result.status, MADE_ANEW));
      return undefined;
    }
    watch.refused(changes, refusalOf(changes, result.status, result.message ?? 'refused without a word'));
    return undefined;
  };

  /** @returns the plans that the PIM said nothing of */
  const sendOnce = async (plans: readonly EntityPlan[]): Promise<readonly EntityPlan[]> => {
    const [first] = plans;
    if (!first) return [];
    watch.sending(plans.flatMap(({ changes }) => changes));
    const path = first.entity === 'model' ? '/api/rest/v1/product-models' : route.path;
    const key = first.entity === 'model' ? 'code' : route.key;
    const results = await patchLines(
      pim,
      path,
      plans.map((plan) => lineOf(plan, key)),
    );
    const alone: EntityPlan[] = [];
    const open: EntityPlan[] = [];
    for (const [place, plan] of plans.entries()) {
      const result = results[place];
      // One bad value refuses all of its line: each is tried by itself, so that the others stand.
      if (result && result.status >= 400 && plan.changes.length > 1) {
        alone.push(...plan.changes.map((change) => ({ ...plan, changes: [change] })));
      } else {
        const left = recordResult(plan, result);
        if (left) open.push(left);
      }
    }
    for (const round of inRounds(alone)) open.push(...(await sendOnce(round)));
    return open;
  };

  const refuseOne = ([plan]: readonly EntityPlan[], { status = 0, message }: ConnectorError) => {
    if (plan) watch.refused(plan.changes, refusalOf(plan.changes, status, message));
  };

  return async (plans) => {
    for (const batch of inRounds(plans.flatMap(ofSendableLength))) {
      let left: readonly EntityPlan[] = batch;
      for (let tries = 1; left.length > 0; tries += 1) {
        // After a failure smaller batches are easier to take.
        const size = Math.max(1, Math.ceil(left.length / 2 ** Math.min(tries - 1, 4)));
        const later: EntityPlan[] = [];
        for (let from = 0; from < left.length; from += size) {
          const part = left.slice(from, from + size);
          try {
            later.push(...(await sendOnce(part)));
          } catch (error) {
            if (!isUnclear(error)) throw error;
            // One that the PIM stumbles over again and again does not keep the others waiting.
            if (tries === TRIES && part.length === 1 && error.status !== undefined) refuseOne(part, error);
            else later.push(...part);
            if (tries === TRIES && later.length > 0) throw unsent(error, later.length);
          }
        }
        if (later.length === 0) break;
        if (tries === TRIES) throw unsent(undefined, later.length);
        await pause(FIRST_PAUSE * 2 ** (tries - 1) * (0.5 + Math.random() / 2), pim.signal);
        left = await replan(later);
      }
    }
  };
}

function lineOf({ key, changes, echo }: EntityPlan, name: string): string {
  const values: Record<string, object[]> = {};
  for (const { attribute, locale, scope, data } of changes) {
    values[attribute] = [...(values[attribute] ?? []), { locale, scope, data }];
  }
  return toLine({ [name]: key, ...(name === 'uuid' && echo !== undefined && { identifier: echo }), values });
}

/** Batches of lines that the API takes, in which no product comes twice. */
function* inRounds(plans: readonly EntityPlan[]): Generator<readonly EntityPlan[]> {
  let left = plans;
  while (left.length > 0) {
    const seen = new Set<string>();
    const round: EntityPlan[] = [];
    const later: EntityPlan[] = [];
    for (const plan of left) {
      if (round.length < MOST_LINES && !seen.has(plan.key)) round.push(plan);
      else later.push(plan);
      seen.add(plan.key);
    }
    yield round;
    left = later;
  }
}

/** Changes that are more together than a line may hold go one by one. */
function ofSendableLength(plan: EntityPlan): readonly EntityPlan[] {
  if (lineOf(plan, 'identifier').length <= LONGEST_LINE) return [plan];
  return plan.changes.map((change) => ({ ...plan, changes: [change] }));
}

function refusalOf(changes: readonly Change[], status: number, message: string): Refusal {
  const [first] = changes;
  return {
    product: first?.key ?? '',
    identifier: first?.identifier ?? null,
    ...(changes.length === 1 && first && { attribute: first.attribute, value: first.data }),
    status,
    message,
  };
}

function unsent(cause: ConnectorError | undefined, lines: number): ConnectorError {
  const why = cause ? `: ${cause.message}` : ': the PIM said nothing of them';
  return new ConnectorError(
    `${lines} products could not be written after ${TRIES} attempts${why}; run the same command again to go on`,
    { cause },
  );
}
