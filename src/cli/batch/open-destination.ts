import { csvFormat } from '../../batch/csv-format.js';
import { type Destination, fileDestination, standardDestination } from '../../batch/destination.js';
import { jsonlFormat } from '../../batch/jsonl-format.js';
import { ledgerPath } from '../../batch/ledger-format.js';
import { holdsRows } from '../../batch/output-file.js';
import type { RowFormat } from '../../batch/row-format.js';
import { defaultDatabasePath } from '../../database/default-path.js';
import { openDatabase } from '../../database/open-database.js';
import { createRuns } from '../../database/runs.js';
import type { OutputTarget } from '../../output/output-target.js';
import { tableHeaders } from '../../output/table-headers.js';
import type { Rendering, RenderingSource } from './batch-rendering.js';
import { batchSettings } from './batch-settings.js';
import type { BatchSetup } from './batch-setup.js';

/** Opens where products go. @throws UserError for an output that cannot be begun or continued */
export async function openDestination(setup: BatchSetup): Promise<Destination> {
  const { session, flags, target } = setup;
  const { output, review, resume = false, unordered = false, plan = false } = flags;
  const format = rowFormat(setup);
  const renderings = plan ? [] : await renderingsOf(setup);
  const isKept = needsLedger(target, flags);
  const held = output !== undefined && holdsRows(isKept ? ledgerPath(output) : output);
  // A plan begins no output; one that is to be continued it reads.
  if (plan && !(resume && held)) return standardDestination(format);
  const path = output ?? review;
  if (path === undefined) return standardDestination(format);
  const database = openDatabase(session.database ?? defaultDatabasePath());
  session.atEnd(() => database.close());
  const options = {
    ...{ path, resume, unordered, note: session.note },
    settings: batchSettings(session.config, setup.options, setup.codes, flags, target),
    runs: createRuns(database),
  };
  const details = wantsDetails(flags);
  if (!isKept && renderings.length === 0) return fileDestination({ ...options, format });
  const { renderedDestination, renderedBesideStandardOutput, rendering } = await import('./rendered-destination.js');
  if (output === undefined) return renderedBesideStandardOutput(format, { ...options, details, renderings });
  if (isKept) return renderedDestination({ ...options, details, renderings });
  return rendering(await fileDestination({ ...options, format }), output, renderings, session.note);
}

/** Whether evidence and texts are asked for, to be printed or to be reviewed. */
export function wantsDetails({ details = false, review }: Pick<BatchSetup['flags'], 'details' | 'review'>): boolean {
  return details || review !== undefined;
}

/** Whether the output is no file that rows can be added to, or holds less than a review needs. */
function needsLedger({ format, gzip }: OutputTarget, { details = false, review }: BatchSetup['flags']): boolean {
  return format === 'xlsx' || format === 'akeneo' || gzip || (review !== undefined && !(format === 'jsonl' && details));
}

function rowFormat({ session, flags, target, codes, catalogue }: BatchSetup): RowFormat {
  if (target.kind === 'jsonl') return jsonlFormat(flags.details ?? false);
  const { style, bom, columns } = target;
  const headers = tableHeaders(codes, columns, { field: catalogue.field, locale: session.config.locale });
  return csvFormat(codes, { style, bom, headers, typeOf: (code) => catalogue.field(code)?.type });
}

async function renderingsOf(setup: BatchSetup): Promise<readonly Rendering[]> {
  const { session, flags, target, catalogue, codes } = setup;
  const { output, review } = flags;
  const source: RenderingSource = { catalogue, codes, locale: session.config.locale };
  const renderings: Rendering[] = [];
  if (output !== undefined && needsLedger(target, flags)) renderings.push(await renderingOf(output, source, setup));
  if (review !== undefined) {
    const { reviewRendering } = await import('./review-rendering.js');
    renderings.push(reviewRendering(review, source, session.config.html ?? 'auto'));
  }
  return renderings;
}

async function renderingOf(output: string, source: RenderingSource, { target, flags, session }: BatchSetup) {
  if (target.format !== 'akeneo') return (await import('./batch-rendering.js')).outputRendering(output, target, source);
  const { ranges, pim } = session.config;
  const { locale = pim?.locale, channel = pim?.channel } = flags;
  const { akeneoRendering } = await import('./akeneo-rendering.js');
  return akeneoRendering(output, target, source, { locale, channel, ranges });
}
