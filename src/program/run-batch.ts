import { isatty } from 'node:tty';
import type { ProductTask } from '../batch/continue-tasks.js';
import { csvFormat } from '../batch/csv-format.js';
import { jsonlFormat } from '../batch/jsonl-format.js';
import { lookupMany } from '../batch/lookup-many.js';
import type { RowFormat } from '../batch/row-format.js';
import { createTally } from '../batch/tally.js';
import { parseDuration } from '../config/duration.js';
import { parseFieldCodes } from '../config/field-codes.js';
import { defaultDatabasePath } from '../database/default-path.js';
import { openDatabase } from '../database/open-database.js';
import { createRuns } from '../database/runs.js';
import { UserError } from '../errors.js';
import { checkSources } from '../input/check-sources.js';
import { type Source, sourceOf } from '../input/read-blocks.js';
import { startBatchProgress } from '../output/batch-progress.js';
import { type BatchReport, printBatchSummary } from '../output/batch-summary.js';
import { outputClosed } from '../output/write-result.js';
import { type AskingOptions, askingOptions } from './asking-options.js';
import { type Assembly, assemble } from './assemble.js';
import { type Destination, outputFile, standardOutput } from './batch-destination.js';
import { createExtent } from './batch-extent.js';
import { productTasks } from './batch-products.js';
import { openRejects } from './batch-rejects.js';
import { batchSettings } from './batch-settings.js';
import { createStops } from './batch-stops.js';
import type { BATCH_FLAGS, FlagValues } from './flags.js';
import { cacheFor } from './response-cache.js';
import type { Session } from './session.js';

type Flags = FlagValues<typeof BATCH_FLAGS>;

interface Run {
  readonly session: Session;
  readonly flags: Flags;
  readonly sources: readonly Source[];
  readonly options: AskingOptions;
  readonly codes: readonly string[];
  readonly assembly: Assembly;
}

/** The work of `batch`: many products, read, asked about and written as they come. */
export async function runBatch(session: Session, words: readonly string[], flags: Flags): Promise<void> {
  const codes = flags.fields ? await parseFieldCodes(flags.fields) : (session.config.fields ?? []);
  checkFlags(flags, codes);
  const options = askingOptions(flags, session.config);
  const sources = openSources(words, flags);
  const catalogue = await session.openCatalogue();
  const assembly = await assemble(session.config, catalogue, options, cacheFor(session, flags));
  session.atEnd(() => assembly.llm.close());
  for (const note of assembly.notes) session.note(note);
  await fill({ session, flags, sources, options, codes, assembly }, (onReject, onRead) =>
    productTasks({ sources, catalogue, flags, codes, session, onReject, onRead }),
  );
}

type ReadTasks = (
  onReject: Parameters<typeof productTasks>[0]['onReject'],
  onRead: Parameters<typeof productTasks>[0]['onRead'],
) => AsyncIterable<ProductTask>;

async function fill(run: Run, readTasks: ReadTasks): Promise<void> {
  const { session, flags, sources, options, assembly } = run;
  const started = performance.now();
  const deadline = flags.deadline === undefined ? undefined : parseDuration(flags.deadline, '--deadline');
  const destination = await openDestination(run);
  const rejects = openRejects(flags.rejects, session.warn);
  const stops = createStops(session.signal, deadline);
  const extent = createExtent(sources, flags.limit ?? flags.sample, session.signal);
  const tally = createTally();
  let doneBefore = 0;
  let openBefore = 0;

  const tasks = readTasks(rejects.add, ({ source, line }) => extent.read(source, line));
  const left = destination.left(tasks, (unanswered) => {
    doneBefore++;
    openBefore += unanswered.length;
  });
  const { llm, examples, spending } = assembly;
  const request = { ...options, llm, examples, unordered: flags.unordered, stop: stops.stop, signal: stops.giveUp };
  const progress = startBatchProgress(() => {
    const total = extent.total();
    return {
      ...tally.all,
      products: tally.products,
      usage: spending.total(),
      concurrency: llm.pace?.() ?? options.concurrency,
      ...(total !== undefined && { total: Math.max(0, total - doneBefore) }),
    };
  }, session);
  session.signal.addEventListener('abort', () =>
    session.note('finishing the products that are begun; Ctrl-C again stops at once'),
  );
  try {
    for await (const result of lookupMany(left, request)) {
      tally.add(result.answers);
      await destination.put(result);
      if (flags['fail-fast'] && tally.all.failed > 0) stops.fail();
    }
  } finally {
    progress.stop();
    rejects.close();
    await destination.close(stops.reason() === undefined);
    if (sources.some(({ path }) => path === undefined)) process.stdin.destroy();
  }
  const stopped = stops.reason();
  const open = tally.all.failed + openBefore + rejects.count > 0;
  process.exitCode = session.signal.aborted ? 130 : outputClosed.aborted ? 0 : open || stopped ? 3 : 0;
  if (session.quiet) return;
  await printBatchSummary({
    ...tally,
    products: tally.products,
    doneBefore,
    rejected: rejects.count,
    usage: spending.total(),
    milliseconds: performance.now() - started,
    ...(stopped !== undefined && { stopped }),
    ...nextStep(flags, tally.all.failed > 0 || stopped !== undefined),
  });
}

function nextStep({ output }: Flags, unfinished: boolean): Pick<BatchReport, 'next'> {
  if (!unfinished) return {};
  if (output !== undefined) return { next: `to go on where ${output} ends: the same command with --resume` };
  return { next: 'with --output FILE, a run can be continued by --resume' };
}

/** What contradicts itself, before anything is opened. */
function checkFlags(flags: Flags, codes: readonly string[]): void {
  if (flags.resume && flags.output === undefined) {
    throw new UserError('--resume continues a file: name it with --output');
  }
  if (flags.format !== 'csv') return;
  if (flags.details) throw new UserError('a CSV has no room for --details: leave them out, or write --format jsonl');
  if (codes.length > 0) return;
  throw new UserError('a CSV has a column a field: name the fields, as in --fields EF002169,EF000008');
}

function openSources(words: readonly string[], { output, rejects }: Flags): readonly Source[] {
  if (words.length === 0 && isatty(0)) {
    throw new UserError(
      'no input: name files, or pass rows on standard input, as in: akeneo-lookup batch products.csv',
    );
  }
  const sources = (words.length > 0 ? words : ['-']).map((word) => sourceOf(word, process.stdin));
  checkSources(
    sources,
    [output, rejects].filter((path) => path !== undefined),
  );
  return sources;
}

async function openDestination({ session, flags, options, codes }: Run): Promise<Destination> {
  const { output, details = false, unordered = false, resume = false } = flags;
  const format: RowFormat = flags.format === 'csv' ? csvFormat(codes) : jsonlFormat(details);
  if (output === undefined) return standardOutput(format);
  const database = openDatabase(session.database ?? defaultDatabasePath());
  session.atEnd(() => database.close());
  return outputFile({
    path: output,
    format,
    resume,
    unordered,
    settings: batchSettings(session.config, options, codes, flags),
    runs: createRuns(database),
    note: session.note,
  });
}
