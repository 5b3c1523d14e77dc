import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { openForChange } from '../../database/catalogue/open-for-change.js';
import { createFieldStore } from '../../database/field-store.js';
import type { Database } from '../../database/open-database.js';
import { UserError } from '../../errors.js';
import { checkSources } from '../../input/check-sources.js';
import { readAnswers } from '../../input/read-answers.js';
import { sourceOf } from '../../input/read-blocks.js';
import { askYes, canAsk } from '../../output/ask.js';
import { startProgress } from '../../output/progress.js';
import { writeResult } from '../../output/write-result.js';
import { type PushOptions, type PushReport, pushAnswers } from '../../pim/pushing/push.js';
import type { PushTally } from '../../pim/pushing/push-tally.js';
import { numberIn } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import { keepHeapSmall } from '../keep-heap-small.js';
import type { Session } from '../session.js';
import { createChangeList } from './change-list.js';
import { LEAST_CONFIDENCE, type PIM_PUSH_FLAGS } from './pim-flags.js';
import { openRefusals } from './refusal-file.js';
import { requirePulled } from './require-pulled.js';
import { pimOf } from './session-pim.js';

type Flags = FlagValues<typeof PIM_PUSH_FLAGS>;

/** The work of `pim push`: shows what would be written with --dry-run, and otherwise writes it, on a terminal after a question. */
export async function runPimPush(session: Session, name: string | undefined, flags: Flags): Promise<void> {
  keepHeapSmall();
  if (name === undefined) {
    throw new UserError('no file to push: name what batch --details wrote, as in akeneo-lookup pim push filled.jsonl');
  }
  const pim = pimOf(session);
  checkSources([sourceOf(name, process.stdin)], [{ name: '--rejects', path: flags.rejects }]);
  const { database } = openForChange(session.database, { create: false });
  session.atEnd(() => database.close());
  requirePulled(createFieldStore(database).all());
  const base = await baseOptions(session, name, flags, database);
  const run = (dryRun: boolean, watch: PushOptions['watch']) => {
    const rows = readAnswers(sourceOf(name, process.stdin), session);
    return pushAnswers(pim, rows, { ...base, dryRun, watch });
  };
  try {
    if (flags['dry-run']) return await showPlan(session, flags, run);
    if (!flags.yes && name !== '-' && canAsk() && !(await isWanted(session, run)))
      return session.note('nothing was written');
    await write(session, flags, run);
  } catch (error) {
    if (!session.signal.aborted) throw error;
    session.note('stopped; the same command goes on where it was');
    process.exitCode = 130;
  }
}

type Run = (dryRun: boolean, watch: PushOptions['watch']) => Promise<PushReport>;

async function baseOptions(
  session: Session,
  name: string,
  flags: Flags,
  database: Database,
): Promise<Omit<PushOptions, 'dryRun' | 'watch'>> {
  const store = createFieldStore(database);
  const { pim, ranges } = session.config;
  const minConfidence = numberIn(flags['min-confidence'], '--min-confidence', 1);
  const choice = {
    // What was decided on needs no other measure.
    minConfidence: minConfidence ?? (flags.accepted ? 0 : LEAST_CONFIDENCE),
    needsConfidence: minConfidence !== undefined && minConfidence > 0,
    accepted: flags.accepted ?? false,
    locale: flags.locale ?? pim?.locale,
    channel: flags.channel ?? pim?.channel,
    overwrite: flags.overwrite ?? false,
  };
  return {
    ...choice,
    ...{ propose: flags.propose ?? false, field: store.field, ranges, database },
    input: name === '-' ? randomUUID() : await hashOf(name, JSON.stringify({ ...choice, ranges })),
  };
}

async function showPlan(session: Session, flags: Flags, run: Run): Promise<void> {
  const refusals = openRefusals(session, flags.rejects);
  const list = createChangeList(flags.format ?? 'table');
  const progress = startProgress('looking at the PIM', session);
  session.atEnd(() => progress.stop());
  const { tally } = await run(true, { onChange: list.add, onRefusal: refusals.add, onProgress: progress.update });
  progress.stop();
  await list.end();
  refusals.end();
  session.note(`would write ${counted(tally)}`);
}

/** Counts what would be written, and asks. */
async function isWanted(session: Session, run: Run): Promise<boolean> {
  const progress = startProgress('looking at the PIM', session);
  session.atEnd(() => progress.stop());
  const { tally } = await run(true, { onChange() {}, onRefusal() {}, onProgress: progress.update });
  progress.stop();
  session.note(`${counted(tally)}; --dry-run shows each of them`);
  if (tally.changes === 0) return true;
  return askYes(
    `write ${tally.changes.toLocaleString('en')} values of ${tally.entities.toLocaleString('en')} products into the PIM?`,
    session.signal,
  );
}

async function write(session: Session, flags: Flags, run: Run): Promise<void> {
  const refusals = openRefusals(session, flags.rejects);
  const progress = startProgress('writing', session);
  session.atEnd(() => progress.stop());
  const report = await run(false, { onChange() {}, onRefusal: refusals.add, onProgress: progress.update });
  progress.stop();
  refusals.end();
  const undo = report.run === undefined ? '' : `; akeneo-lookup pim undo ${report.run} takes it back`;
  await writeResult(`wrote ${counted(report.tally)}${undo}\n`);
}

function counted({ changes, entities, drafted, same, filled, unsure, withoutEvidence, refused }: PushTally): string {
  const count = (number: number, what: string) => (number > 0 ? [`${number.toLocaleString('en')} ${what}`] : []);
  return [
    `${changes.toLocaleString('en')} values of ${entities.toLocaleString('en')} products and models`,
    ...count(drafted, 'of them as drafts'),
    ...count(same, 'were there already'),
    ...count(filled, 'attributes hold another value'),
    ...count(unsure, 'not sure enough'),
    ...count(withoutEvidence, 'without evidence'),
    ...count(refused, 'refused'),
  ].join(', ');
}

/** What tells a run from one over another file, or with other choices. */
async function hashOf(name: string, choice: string): Promise<string> {
  const hash = createHash('sha256').update(choice);
  for await (const chunk of createReadStream(name)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
