import { openForChange } from '../../database/catalogue/open-for-change.js';
import { type DatabaseStatus, databaseStatus } from '../../database/database-status.js';
import { bundledFiles } from '../../database/seeding/bundled-files.js';
import { seedDatabase } from '../../database/seeding/seed-database.js';
import { auditSentence } from '../../decisions/audit-sentence.js';
import { printRows } from '../../output/print-rows.js';
import { startProgress } from '../../output/progress.js';
import type { OutputRow } from '../../output/rows.js';
import { writeResult } from '../../output/write-result.js';
import type { FlagValues } from '../flags.js';
import { keepHeapSmallest } from '../keep-heap-small.js';
import type { Session } from '../session.js';
import type { SEED_FLAGS, STATUS_FLAGS } from './db-flags.js';
import { listMissed } from './list-missed.js';
import { seedSummary } from './seed-summary.js';

/** The work of `db migrate`. */
export async function runMigrate(session: Session): Promise<void> {
  const { database, applied } = openForChange(session.database);
  database.close();
  const tags = applied.map(({ tag }) => tag);
  const what =
    tags.length > 0
      ? `applied ${tags.join(', ')} to ${database.path}`
      : `nothing to do: ${database.path} is up to date`;
  await writeResult(`${what}\n`);
}

/** The work of `db seed`: the files given, or else the bundled ones. */
export async function runSeed(session: Session, flags: FlagValues<typeof SEED_FLAGS>): Promise<void> {
  keepHeapSmallest();
  const { fields: dictionary = [], options = [], examples = [], replace } = flags;
  const fields = [...dictionary, ...options];
  const etimClasses = flags['etim-class']?.flatMap((text) => text.split(/[\s,;]+/)).filter((code) => code !== '');
  const isGiven = fields.length + examples.length + (etimClasses?.length ?? 0) > 0;
  const files = isGiven ? { fields, examples } : bundledFiles();
  const { database } = openForChange(session.database);
  session.atEnd(() => database.close());
  const progress = startProgress('reading the files', session);
  session.atEnd(() => progress.stop());
  try {
    const report = await seedDatabase(database, {
      ...files,
      replace,
      etimClasses,
      sheet: flags.sheet,
      locale: session.config.locale,
      html: session.config.html ?? 'auto',
      reproduce: true,
      signal: session.signal,
      onProgress: progress.update,
    });
    progress.stop();
    for (const note of report.notes) session.note(note);
    await writeResult(seedSummary(report, database.path));
    if (report.skipped.length > 0) process.exitCode = 3;
  } catch (error) {
    if (!session.signal.aborted) throw error;
    session.note('stopped: the catalogue is as it was before');
    process.exitCode = 130;
  }
}

/** The work of `db status`. */
export async function runStatus(session: Session, flags: FlagValues<typeof STATUS_FLAGS>): Promise<void> {
  const { format } = flags;
  if (flags['not-reproduced']) return listMissed(session, format ?? 'table');
  const status = databaseStatus(session.database);
  const rows = format ? [flat(status)] : forPeople(status);
  const columns = Object.keys(rows[0] ?? {});
  await printRows(rows, columns, format ?? 'table');
}

function flat({ contents, ...status }: DatabaseStatus): OutputRow {
  return { ...status, ...contents };
}

function forPeople({ file, bytes, applied, pending, contents }: DatabaseStatus): readonly OutputRow[] {
  const rows: [what: string, value: string | number][] = [
    ['file', file],
    ['size', `${(bytes / 1e6).toFixed(1)} MB`],
    ['migrations', pending > 0 ? `${applied}, and ${pending} pending: run akeneo-lookup db migrate` : applied],
  ];
  if (contents) {
    const types = Object.entries(contents.fields).map(([type, count]) => `${count} ${type}`);
    const { descriptions, stated, unstated, proposed, reviewed, reviews, learntFrom } = contents;
    rows.push(['fields', types.join(', ') || 0], ['descriptions', descriptions], ['examples with a value', stated]);
    rows.push(['examples without', unstated]);
    if (reviewed > 0) rows.push(['reviewed by people', reviewed]);
    for (const { reviewer, file, run, examples } of reviews)
      rows.push([`run ${run}`, `${examples} by ${reviewer} in ${file}`]);
    if (proposed > 0) rows.push(['proposed by models', `${proposed} (akeneo-lookup db proposals)`]);
    rows.push(['learnt from', `${learntFrom} examples`]);
    rows.push([
      'accepted values that were audited',
      contents.audited === 0 ? 'none yet' : auditSentence(contents.auditedRight, contents.audited),
    ]);
  }
  return rows.map(([what, value]) => ({ what, value }));
}
