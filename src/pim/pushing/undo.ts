import type { PimWrite, RunLedger } from '../../database/catalogue/pim-ledger.js';
import type { RestAttribute } from '../../fields/akeneo/akeneo-rest.js';
import { readAll } from '../client/pages.js';
import type { Pim } from '../client/pim.js';
import { productRoute, readVersion } from '../client/version.js';
import type { Change, EntityPlan, Refusal } from './change.js';
import { createLookAgain } from './look-again.js';
import { MOST_LINES } from './patch-lines.js';
import { readNow } from './read-now.js';
import { createSend } from './sender.js';

/** What an undo did. */
export interface UndoReport {
  /** Values that are again what they were before the run. */
  undone: number;
  /** Values that somebody has changed since, or that are gone, and stay as they are. */
  touched: number;
  /** Values that wait for an approval, which is where they are to be refused. */
  drafted: number;
  refused: number;
}

/** What is told of while undoing. */
export interface UndoWatch {
  readonly onChange: (change: Change) => void;
  readonly onRefusal: (refusal: Refusal) => void;
  /** Whether nothing is written. */
  readonly dryRun: boolean;
}

/**
 * Gives attributes back what they held before a run, where they still hold what the run wrote: a value where there was
 * one, and nothing where there was none. It is the only thing that ever sends nothing to the PIM.
 */
export async function undoRun(pim: Pim, ledger: RunLedger, watch: UndoWatch): Promise<UndoReport> {
  const route = productRoute(await readVersion(pim));
  const attributes = await readAll<RestAttribute>(pim, '/api/rest/v1/attributes');
  const types = new Map(attributes.map(({ code, type }) => [code, type]));
  const report: UndoReport = { undone: 0, touched: 0, drafted: 0, refused: 0 };
  const undone = (changes: readonly Change[]) => {
    report.undone += changes.length;
    changes.forEach(watch.onChange);
    if (!watch.dryRun) ledger.record(changes, 'undone');
  };
  const lookAgain = createLookAgain(readNow(pim, route), (code) => types.get(code) ?? '', {
    // Nothing is left to undo of a value that is what it was before.
    arrived: undone,
    touched: () => {
      report.touched += 1;
    },
  });
  const send = createSend(
    pim,
    route,
    {
      sending() {},
      written: undone,
      refused(changes, refusal) {
        report.refused += Math.max(1, changes.length);
        watch.onRefusal(refusal);
      },
    },
    lookAgain,
  );
  for (const entity of ['product', 'model'] as const) {
    for (const chunk of inChunks(plansOf(ledger, entity, report))) {
      const plans = await lookAgain(chunk);
      if (watch.dryRun) for (const { changes } of plans) undone(changes);
      else await send(plans);
    }
  }
  return report;
}

/** What was written, turned round: what was there before is to be written over what the run wrote. */
function* plansOf(ledger: RunLedger, entity: EntityPlan['entity'], report: UndoReport): Generator<EntityPlan> {
  let plan: { key: string; changes: Change[] } | undefined;
  const whole = (one: { key: string; changes: Change[] }): EntityPlan => ({ entity, isDraft: false, ...one });
  for (const write of ledger.writes()) {
    if (write.entity !== entity) continue;
    if (write.state === 'drafted') report.drafted += 1;
    if (write.state !== 'written' && write.state !== 'planned') continue;
    if (plan && plan.key !== write.key) {
      yield whole(plan);
      plan = undefined;
    }
    plan ??= { key: write.key, changes: [] };
    plan.changes.push(turnedRound(write));
  }
  if (plan) yield whole(plan);
}

function turnedRound({ before, after, ...write }: PimWrite): Change {
  const { entity, key, attribute, locale, scope } = write;
  return {
    entity,
    key,
    attribute,
    locale,
    scope,
    identifier: null,
    before: after,
    data: before === undefined ? null : before,
  };
}

function* inChunks(plans: Iterable<EntityPlan>): Generator<readonly EntityPlan[]> {
  let chunk: EntityPlan[] = [];
  for (const plan of plans) {
    chunk.push(plan);
    if (chunk.length < MOST_LINES) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
