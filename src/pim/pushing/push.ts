import { openRun } from '../../database/catalogue/pim-ledger.js';
import { createNumberRanges } from '../../database/number-range.js';
import type { Database } from '../../database/open-database.js';
import type { Field } from '../../fields/field.js';
import { kindOf } from '../../fields/kinds/kind-of.js';
import type { AnsweredRow, BrokenAnswers } from '../../input/read-answers.js';
import type { EndsByRange } from '../../output/akeneo/range-ends.js';
import type { Pim } from '../client/pim.js';
import { MOST_CALLS } from '../client/pim.js';
import { type ProductRoute, productRoute, readVersion } from '../client/version.js';
import { readOptions, readStructure } from '../pulling/read-structure.js';
import { choosePlace } from '../reading.js';
import { atOnce, inChunks } from './at-once.js';
import type { Change, EntityPlan, Refusal } from './change.js';
import type { AnswerChoice } from './choose-answers.js';
import { chosenRows } from './chosen-rows.js';
import { createLookAgain } from './look-again.js';
import { MOST_LINES } from './patch-lines.js';
import { createPlanner, type PlanSettings } from './planner.js';
import { propose } from './propose.js';
import { emptyTally, type PushTally } from './push-tally.js';
import { readNow } from './read-now.js';
import { createSend } from './sender.js';

/** What to write, and what not. */
export interface PushOptions extends AnswerChoice {
  readonly locale?: string | undefined;
  readonly channel?: string | undefined;
  /** Whether an attribute that holds something else is written over. */
  readonly overwrite: boolean;
  /** Whether drafts are submitted for approval. */
  readonly propose: boolean;
  /** Whether nothing is written. */
  readonly dryRun: boolean;
  /** A hash of what is pushed, by which a run that was cut off is found again. */
  readonly input: string;
  /** The field of a code, as the catalogue has it. */
  readonly field: (code: string) => Field | undefined;
  /** The attributes that take the ends of ranges, by the code of the range. */
  readonly ranges?: EndsByRange | undefined;
  /** Keeps what is written, from before it is sent. */
  readonly database: Database;
  readonly watch: PushWatch;
}

/** Is told what goes on. */
export interface PushWatch {
  /** A value that is written, or would be. */
  readonly onChange: (change: Change) => void;
  readonly onRefusal: (refusal: Refusal) => void;
  readonly onProgress: (text: string) => void;
}

/** What a push did. */
export interface PushReport {
  readonly tally: PushTally;
  /** The number of the run; undefined when it wrote nothing. */
  readonly run: number | undefined;
}

/**
 * Writes answers into attributes of a PIM that are empty at the moment of writing.
 * @param rows what `batch --details` wrote
 */
export async function pushAnswers(
  pim: Pim,
  rows: AsyncIterable<AnsweredRow | BrokenAnswers>,
  options: PushOptions,
): Promise<PushReport> {
  const route = productRoute(await readVersion(pim));
  const tally = emptyTally();
  const watch = {
    refuse(refusal: Refusal) {
      tally.refused += 1;
      options.watch.onRefusal(refusal);
    },
    filled() {
      tally.filled += 1;
    },
    same(change: Change) {
      tally.same += 1;
      // A run that was cut off has written it, and did not come to know.
      run.opened()?.arrived(change);
    },
  };
  const run = createRun(pim, options);
  const settings = await planSettings(pim, route, options);
  const planner = createPlanner(settings, watch);
  const send = options.dryRun ? dryRun(options, tally) : realRun(pim, route, settings, { run, tally, watch, options });
  const chunks = inChunks(chosenRows(rows, options, tally, watch.refuse), MOST_LINES);
  await atOnce(MOST_CALLS, chunks, async (chunk) => {
    await send(await planner.products(chunk));
    options.watch.onProgress(
      `${tally.products.toLocaleString('en')} products, ${tally.changes.toLocaleString('en')} values`,
    );
  });
  await atOnce(MOST_CALLS, inChunks(planner.models(), MOST_LINES), send);
  run.opened()?.finish();
  return { tally, run: run.opened()?.id };
}

type Send = (plans: readonly EntityPlan[]) => Promise<void>;

async function planSettings(pim: Pim, route: ProductRoute, options: PushOptions): Promise<PlanSettings> {
  const structure = await readStructure(pim);
  const place = choosePlace(structure.channels, structure.locales, options);
  // A list of yes and no is a boolean to the catalogue, which does not keep its options.
  const lists = [...structure.attributes.values()].filter(({ code, type }) => {
    const field = options.field(code);
    return type === 'pim_catalog_simpleselect' && field && kindOf(field).fixedValues;
  });
  return {
    ...{
      structure,
      place,
      field: options.field,
      overwrite: options.overwrite,
      range: createNumberRanges(options.database),
    },
    ...{ options: await readOptions(pim, lists), now: readNow(pim, route) },
  };
}

/** A run is kept from its first value on. */
function createRun(pim: Pim, { database, input, dryRun }: PushOptions) {
  let ledger = dryRun ? undefined : openRun(database, pim.origin, input, { onlyCutOff: true });
  return {
    opened: () => ledger,
    open() {
      ledger ??= openRun(database, pim.origin, input);
      return ledger;
    },
  };
}

function dryRun({ watch }: PushOptions, tally: PushTally): Send {
  return async (plans) => {
    for (const { changes, isDraft } of plans) {
      tally.entities += 1;
      tally.changes += changes.length;
      if (isDraft) tally.drafted += changes.length;
      changes.forEach(watch.onChange);
    }
  };
}

interface RealRun {
  readonly run: ReturnType<typeof createRun>;
  readonly tally: PushTally;
  readonly watch: { readonly refuse: (refusal: Refusal) => void; readonly filled: () => void };
  readonly options: PushOptions;
}

function realRun(pim: Pim, route: ProductRoute, settings: PlanSettings, { run, tally, watch, options }: RealRun): Send {
  const written = (changes: readonly Change[], isDraft: boolean) => {
    run.open().record(changes, isDraft ? 'drafted' : 'written');
    tally.changes += changes.length;
    if (isDraft) tally.drafted += changes.length;
    changes.forEach(options.watch.onChange);
  };
  const lookAgain = createLookAgain(settings.now, (code) => settings.structure.attributes.get(code)?.type ?? '', {
    arrived: written,
    touched: watch.filled,
  });
  const send = createSend(
    pim,
    route,
    {
      sending: (changes) => run.open().plan(changes.map((change) => ({ ...change, after: change.data }))),
      written,
      refused(changes, refusal) {
        run.open().record(changes, 'refused');
        watch.refuse(refusal);
      },
    },
    lookAgain,
  );
  return async (plans) => {
    await send(plans);
    tally.entities += plans.length;
    if (!options.propose) return;
    for (const plan of plans.filter(({ isDraft }) => isDraft)) {
      const problem = await propose(pim, route, plan);
      if (problem) watch.refuse(problem);
    }
  };
}
