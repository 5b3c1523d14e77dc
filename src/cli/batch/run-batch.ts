import { isatty } from 'node:tty';
import { type BatchCounts, createBatchCounts } from '../../batch/batch-counts.js';
import type { ProductTask } from '../../batch/continue-tasks.js';
import { planMany } from '../../batch/plan-many.js';
import { completionCacheFor } from '../../completion-cache/completion-cache.js';
import { readFieldWords } from '../../config/field-words.js';
import { defaultDatabasePath } from '../../database/default-path.js';
import { rulesSource } from '../../decisions/rules-source.js';
import { UserError } from '../../errors.js';
import type { Catalogue } from '../../examples/catalogue.js';
import { checkSources } from '../../input/check-sources.js';
import { type RowSource, sourceOf } from '../../input/read-blocks.js';
import { openLlm } from '../../library/open-llm.js';
import { lookupProducts } from '../../lookup/lookup-products.js';
import { printPlan } from '../../output/batch-plan.js';
import { startBatchProgress } from '../../output/batch-progress.js';
import { printBatchSummary, printLeftWithProvider } from '../../output/batch-summary.js';
import { type OutputTarget, outputTarget } from '../../output/output-target.js';
import { outputClosed } from '../../output/write-result.js';
import type { ProviderState } from '../../provider-batch/provider-state.js';
import { type AskingOptions, askingOptions } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import { heldOutFor } from '../held-out.js';
import { exitCodeOfSignal, type Session } from '../session.js';
import type { BATCH_FLAGS } from './batch-flags.js';
import { type Asked, type BatchRun, type BatchSetup, openBatch } from './batch-run.js';
import { checkBatchingFlags } from './check-batching-flags.js';
import { keepInput } from './keep-input.js';
import { selectForRows } from './select-for-rows.js';

type Flags = FlagValues<typeof BATCH_FLAGS>;

/** The work of `batch`: many products, read, asked about and written as they come. */
export async function runBatch(session: Session, words: readonly string[], flags: Flags): Promise<void> {
  if (flags.status) return showStatus(session, flags);
  const target = outputTarget(flags);
  checkFlags(flags, target);
  const options = askingOptions(flags, session.config);
  const given = openSources(words, flags, session.database ?? defaultDatabasePath());
  const sources = flags['provider-batch'] ? await keepInput(session, given) : given;
  const catalogue = await session.openCatalogue();
  const names = flags.fields ? await readFieldWords(flags.fields) : (session.config.fields ?? []);
  const { asked: codes, columns: fieldColumns, notes } = await selectForRows(names, catalogue, sources, flags.sheet);
  checkColumns(flags, target, codes);
  for (const note of notes) session.note(note);
  const { opened, answer, askBefore } = await openAsked(session, options, catalogue, flags);
  session.atEnd(() => opened.llm.close());
  for (const note of opened.notes) session.note(note);
  const setup: BatchSetup = { session, flags, target, sources, options, codes, fieldColumns, catalogue, opened };
  const run = await openBatch(setup);
  try {
    if (flags.plan) return await showPlan(setup, run);
    const left = await askBefore?.(setup, run).catch(async (error) => {
      await run.destination.close(false);
      throw error;
    });
    if (left) await leave(setup, run, left);
    else await fill(setup, run, answer);
  } finally {
    run.rejects.close();
    // What still waits for input would keep the process alive.
    if (sources.some(({ path }) => path === undefined)) process.stdin.destroy();
  }
}

/** Who is asked, and how products are answered. */
interface Answering {
  readonly opened: Asked;
  readonly answer: typeof lookupProducts<ProductTask>;
  /** What is asked before any product is answered; resolves to what has to be waited for. */
  askBefore?(setup: BatchSetup, run: BatchRun): Promise<ProviderState | undefined>;
}

/** Workers over a queue, a provider in batches, or servers question by question; what only the first two need is loaded only then. */
async function openAsked(
  session: Session,
  options: AskingOptions,
  catalogue: Catalogue,
  flags: Flags,
): Promise<Answering> {
  const { queue, output, plan } = flags;
  if (queue !== undefined && !plan) {
    const { openQueuedBatch } = await import('./queued-batch.js');
    const queued = await openQueuedBatch(session, options, { queue, output });
    const heldOut = await heldOutFor(session, options);
    return { opened: { ...queued, rulesOf: rulesSource(() => catalogue.models, heldOut) }, answer: queued.answer };
  }
  if (flags['provider-batch']) {
    const { openInBatches } = await import('./ask-in-batches.js');
    return { ...(await openInBatches(session, options, catalogue, flags)), answer: lookupProducts };
  }
  const asking = { ...options, heldOut: await heldOutFor(session, options) };
  const opened = await openLlm(session.config, catalogue, asking, completionCacheFor(session, flags));
  return { opened, answer: lookupProducts };
}

async function showStatus(session: Session, { queue, format }: Flags): Promise<void> {
  if (queue === undefined) throw new UserError('--status needs a queue: --queue redis://127.0.0.1:6379');
  const { runQueueStatus } = await import('./run-queue-status.js');
  await runQueueStatus(session, queue, format === 'jsonl');
}

async function fill(setup: BatchSetup, run: BatchRun, answer: typeof lookupProducts<ProductTask>): Promise<void> {
  const { session, flags } = setup;
  const { destination, stops, tasks, request } = run;
  const started = performance.now();
  const counts = createBatchCounts();
  const progress = showProgress(setup, run, counts);
  session.alsoStopOn(['SIGTERM', 'SIGHUP']);
  const tellInterrupted = () => session.note('finishing the products that are begun; Ctrl-C again stops at once');
  session.signal.addEventListener('abort', tellInterrupted, { once: true });
  try {
    for await (const result of answer(tasks, request)) {
      counts.add(result.answers);
      await destination.put(result);
      if (flags['fail-fast'] && counts.all.failed > 0) stops.fail();
      const refused = counts.refused();
      if (refused !== undefined) stops.refuse(refused);
    }
  } finally {
    progress.stop();
    run.isWhole = await destination.close(stops.reason() === undefined);
  }
  process.exitCode = exitCodeOf(session, run, counts);
  if (!session.quiet) await printBatchSummary(reportOf(setup, run, counts, performance.now() - started));
}

function showProgress({ session, options, opened }: BatchSetup, { estimate, earlier }: BatchRun, counts: BatchCounts) {
  const look = () => {
    const total = estimate.total();
    return {
      ...counts.all,
      products: counts.products,
      usage: opened.spending.total(),
      ...(opened.llm.engineName === undefined && { concurrency: opened.llm.permits?.() ?? options.policy.concurrency }),
      ...(total !== undefined && { total: Math.max(0, total - earlier.done) }),
    };
  };
  return startBatchProgress(look, session);
}

function exitCodeOf({ signal }: Session, { stops, rejects, earlier, isWhole }: BatchRun, { all }: BatchCounts): number {
  if (signal.aborted) return exitCodeOfSignal(signal);
  if (outputClosed.aborted) return 0;
  return all.failed + earlier.unanswered + rejects.count > 0 || stops.reason() || !isWhole ? 3 : 0;
}

function reportOf(
  { flags, opened }: BatchSetup,
  { stops, rejects, earlier }: BatchRun,
  counts: BatchCounts,
  milliseconds: number,
) {
  const { products, all, fields, reasons, absences } = counts;
  const stopped = stops.reason();
  const next = stopped !== undefined || all.failed > 0 ? nextStep(flags) : undefined;
  return {
    ...{ products, all, fields, reasons, absences, milliseconds },
    doneBefore: earlier.done,
    changed: earlier.changed,
    rejected: rejects.count,
    usage: opened.spending.total(),
    ...(stopped !== undefined && { stopped }),
    ...(next !== undefined && { next }),
  };
}

/** What is with a provider is no product yet. */
async function leave(
  { session, flags, opened }: BatchSetup,
  { destination }: BatchRun,
  left: ProviderState,
): Promise<void> {
  await destination.close(false);
  process.exitCode = session.signal.aborted ? exitCodeOfSignal(session.signal) : 3;
  const next = `to take their answers in: the same command${flags.output === undefined ? '' : ' with --resume'}`;
  if (!session.quiet) printLeftWithProvider({ ...left, usage: opened.spending.total(), next });
}

function nextStep({ output }: Flags): string {
  if (output === undefined) return 'with --output FILE, a run can be continued by --resume';
  return `to ask what is missing in ${output}: the same command with --resume`;
}

async function showPlan(
  { flags, options, opened }: BatchSetup,
  { destination, tasks, request, earlier, rejects }: BatchRun,
): Promise<void> {
  const plan = await planMany(tasks, request, { inBatches: flags['provider-batch'] ?? false });
  await destination.close(false);
  const valuesMissing = opened.rulesOf(options.policy)?.missing;
  const known = { doneBefore: earlier.done, rejected: rejects.count, ...(valuesMissing && { valuesMissing }) };
  await printPlan({ ...plan, ...known }, flags.format ? 'json' : 'table');
}

/** What contradicts itself, before anything is opened. */
function checkFlags(flags: Flags, { format, kind }: OutputTarget): void {
  checkBatchingFlags(flags);
  if (flags.resume && flags.output === undefined) {
    throw new UserError('--resume continues a file: name it with --output');
  }
  if (kind !== 'jsonl' && flags.details)
    throw new UserError(
      `${kind === 'xlsx' ? 'a workbook' : 'a CSV'} has no room for --details: write --format jsonl, or look at them in --review FILE`,
    );
  for (const name of ['locale', 'channel'] as const)
    if (flags[name] !== undefined && format !== 'akeneo')
      throw new UserError(`--${name} is for --format akeneo: leave it out, or write that`);
  if (flags.review !== undefined && flags.review === flags.output)
    throw new UserError(`--review and --output are both ${flags.output}: name two files`);
}

/** A table that rows are added to has the columns that are named before; any other has those that rows ask for. */
function checkColumns({ review }: Flags, { format, gzip }: OutputTarget, codes: readonly string[]): void {
  if (format !== 'csv' || gzip || review !== undefined || codes.length > 0) return;
  throw new UserError('a CSV has a column per field: name the fields, as in --fields EF002169,EF000008');
}

function openSources(
  words: readonly string[],
  { output, rejects, review }: Flags,
  database: string,
): readonly RowSource[] {
  if (words.length === 0 && isatty(0)) {
    throw new UserError(
      'no input: name files, or pass rows on standard input, as in: akeneo-lookup batch products.csv',
    );
  }
  const sources = (words.length > 0 ? words : ['-']).map((word) => sourceOf(word, process.stdin));
  checkSources(
    sources,
    [
      { name: '--output', path: output },
      { name: '--rejects', path: rejects },
      { name: '--review', path: review },
    ],
    database,
  );
  return sources;
}
