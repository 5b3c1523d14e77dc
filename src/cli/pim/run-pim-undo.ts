import { openForChange } from '../../database/catalogue/open-for-change.js';
import { findRun, latestRuns, type PimRun } from '../../database/catalogue/pim-ledger.js';
import type { Database } from '../../database/open-database.js';
import { UserError } from '../../errors.js';
import { askYes, canAsk } from '../../output/ask.js';
import { startProgress } from '../../output/progress.js';
import { writeResult } from '../../output/write-result.js';
import { type UndoReport, undoRun } from '../../pim/pushing/undo.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import { createChangeList } from './change-list.js';
import type { PIM_UNDO_FLAGS } from './pim-flags.js';
import { openRefusals } from './refusal-file.js';
import { pimOf } from './session-pim.js';

/** The work of `pim undo`. */
export async function runPimUndo(
  session: Session,
  word: string | undefined,
  flags: FlagValues<typeof PIM_UNDO_FLAGS>,
): Promise<void> {
  const pim = pimOf(session);
  const { database } = openForChange(session.database, { create: false });
  session.atEnd(() => database.close());
  const { run, ledger } = chosenRun(database, word);
  if (run.origin !== pim.origin) {
    throw new UserError(
      `run ${run.id} wrote into ${run.origin}, and the configuration names ${pim.origin}: name that PIM`,
    );
  }
  const dryRun = flags['dry-run'] ?? false;
  const question = `take back ${run.written.toLocaleString('en')} values that run ${run.id} wrote into ${run.origin}?`;
  if (!dryRun && !flags.yes && canAsk() && !(await askYes(question, session.signal)))
    return session.note('nothing was changed');
  const refusals = openRefusals(session, flags.rejects);
  const list = dryRun ? createChangeList(flags.format ?? 'table') : undefined;
  const progress = startProgress('taking back', session);
  session.atEnd(() => progress.stop());
  try {
    const onChange = (change: Parameters<NonNullable<typeof list>['add']>[0]) => list?.add(change);
    const report = await undoRun(pim, ledger, { dryRun, onChange, onRefusal: refusals.add });
    progress.stop();
    await list?.end();
    refusals.end();
    const text = told(report);
    if (dryRun) session.note(`would take back ${text}`);
    else await writeResult(`took back ${text}\n`);
  } catch (error) {
    if (!session.signal.aborted) throw error;
    session.note('stopped; the same command goes on where it was');
    process.exitCode = 130;
  }
}

function chosenRun(database: Database, word: string | undefined) {
  const found = word !== undefined && /^\d+$/.test(word) ? findRun(database, Number(word)) : undefined;
  if (found) return found;
  const runs = latestRuns(database, 5).map(runText).join('; ');
  const what = word === undefined ? 'no run is named' : `there is no run "${word}"`;
  throw new UserError(
    `${what}: ${runs ? `name one of the last runs (${runs})` : 'nothing was pushed from this catalogue'}`,
  );
}

function runText({ id, startedAt, finishedAt, written }: PimRun): string {
  const when = new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ');
  return `${id} of ${when} UTC, ${written.toLocaleString('en')} values${finishedAt === null ? ', cut off' : ''}`;
}

function told({ undone, touched, drafted, refused }: UndoReport): string {
  const count = (number: number, what: string) => (number > 0 ? [`${number.toLocaleString('en')} ${what}`] : []);
  return [
    `${undone.toLocaleString('en')} values`,
    ...count(touched, 'were changed since, and stay'),
    ...count(drafted, 'are drafts, to be refused where drafts are approved'),
    ...count(refused, 'refused'),
  ].join(', ');
}
