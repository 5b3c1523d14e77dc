import { openForChange } from '../../database/catalogue/open-for-change.js';
import { printRows } from '../../output/print-rows.js';
import { startProgress } from '../../output/progress.js';
import { writeResult } from '../../output/write-result.js';
import { type PullReport, pullCatalogue } from '../../pim/pulling/pull.js';
import { seedSummary } from '../db/seed-summary.js';
import type { FlagValues } from '../flags.js';
import { keepHeapSmallest } from '../keep-heap-small.js';
import type { Session } from '../session.js';
import { dateOf, wordsOf } from './flag-lists.js';
import type { PIM_PULL_FLAGS } from './pim-flags.js';
import { pimOf } from './session-pim.js';

/** The work of `pim pull`. */
export async function runPimPull(session: Session, flags: FlagValues<typeof PIM_PULL_FLAGS>): Promise<void> {
  keepHeapSmallest();
  const pim = pimOf(session);
  const { pim: configured } = session.config;
  const options = {
    families: wordsOf(flags.family),
    attributes: wordsOf(flags.attributes),
    texts: wordsOf(flags['text-attributes']),
    locale: flags.locale ?? configured?.locale,
    channel: flags.channel ?? configured?.channel,
    since: dateOf(flags.since, '--since'),
    full: flags.full ?? false,
    examples: !flags['no-examples'],
    trust: flags.trust ?? false,
  };
  const { database } = openForChange(session.database);
  session.atEnd(() => database.close());
  const progress = startProgress('asking the PIM', session);
  session.atEnd(() => progress.stop());
  try {
    const report = await pullCatalogue(pim, database, { ...options, onProgress: progress.update });
    progress.stop();
    await printReport(session, report, flags, database.path);
  } catch (error) {
    if (!session.signal.aborted) throw error;
    session.note('stopped; the catalogue is as it was');
    process.exitCode = 130;
  }
}

async function printReport(
  session: Session,
  report: PullReport,
  { format = 'table' }: FlagValues<typeof PIM_PULL_FLAGS>,
  path: string,
): Promise<void> {
  for (const note of [...report.notes, ...report.seed.notes]) session.note(note);
  warnOfTexts(session, report);
  const rows = report.pulled.fields.map((field) => ({
    field: field.code,
    label: field.label,
    type: field.type,
    ...(field.unit !== undefined && { unit: field.unit }),
    ...report.tallies.get(field.code),
  }));
  if (format === 'table') await writeResult(headline(report));
  await printRows(rows, COLUMNS, format);
  if (format === 'table') await writeResult(`\n${leftOut(report)}${seedSummary(report.seed, path)}`);
}

/** A locale or channel that nobody writes texts for is a likely mistake. */
function warnOfTexts(session: Session, { products, withoutText, place, texts }: PullReport): void {
  if (withoutText === 0) return;
  const count =
    withoutText === products
      ? `none of ${products.toLocaleString('en')} products has`
      : `${withoutText.toLocaleString('en')} of ${products.toLocaleString('en')} products have no`;
  const where = [place.locale, place.channel].filter(Boolean).join(' in ');
  const text = `${count} ${withoutText === products ? 'a text' : 'text'}${where ? ` (${where})` : ''} in ${[...texts.all].join(', ') || 'any attribute'}`;
  if (withoutText * 2 > products) session.warn(`${text}: choose others with --locale, --channel or --text-attributes`);
  else session.note(text);
}

const COLUMNS = [
  ...['field', 'label', 'type', 'unit', 'taken'].map((key) => ({ key })),
  { key: 'absent', label: 'not stated' },
  { key: 'unstated', label: 'not in the text' },
  { key: 'refused', label: 'not accepted' },
  { key: 'contradicted', label: 'variants differ' },
  { key: 'reason' },
];

function headline({ version, place, texts, products, since, tallies }: PullReport): string {
  const where = [place.locale, place.channel].filter(Boolean).join(' in ');
  const when =
    since === undefined ? '' : ` updated since ${new Date(since).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const read = tallies.size === 0 ? '' : `, ${products.toLocaleString('en')} products${when}`;
  return `Akeneo ${version.version}${read}; texts: ${[...texts.all].join(', ') || 'none'}${where ? ` (${where})` : ''}\n\n`;
}

const SHOWN = 8;

function leftOut({ pulled }: PullReport): string {
  const lines = [...pulled.leftOut].map(([reason, codes]) => {
    const more = codes.length > SHOWN ? ', …' : '';
    return `no fields (${reason}): ${codes.length} (${codes.slice(0, SHOWN).join(', ')}${more})\n`;
  });
  return lines.join('');
}
