import { isatty } from 'node:tty';
import { planMany } from '../../batch/plan-many.js';
import { completionCacheFor } from '../../completion-cache/completion-cache.js';
import { readFieldWords } from '../../config/field-words.js';
import { type OpenedCatalogue, openStoredCatalogue } from '../../database/catalogue/open-stored-catalogue.js';
import { defaultDatabasePath } from '../../database/default-path.js';
import { learnAnew } from '../../database/seeding/store-models.js';
import { readTrainingTexts } from '../../database/seeding/training-texts.js';
import { UserError } from '../../errors.js';
import { checkSources } from '../../input/check-sources.js';
import { type RowSource, sourceOf } from '../../input/read-blocks.js';
import { type OpenedLlm, openLlm } from '../../library/open-llm.js';
import { printPlan } from '../../output/batch-plan.js';
import { startBatchProgress } from '../../output/batch-progress.js';
import { startProgress } from '../../output/progress.js';
import { writeResult } from '../../output/write-result.js';
import { measureGain } from '../../teaching/measure-gain.js';
import { askingOptions } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import { exitCodeOfSignal, type Session } from '../session.js';
import type { LEARN_FLAGS } from './learn-flags.js';
import { readPool } from './learn-pool.js';
import { askedSummary, learntSummary } from './learn-summary.js';
import { firstChoice, type Teaching, type TeachingOutcome, teachInRounds } from './teaching-rounds.js';

type Flags = FlagValues<typeof LEARN_FLAGS>;

const USUAL_PRODUCTS = 200;

/** The work of `learn`: a model is asked about the products that teach most, and the engine learns from what it says. */
export async function runLearn(session: Session, words: readonly string[], flags: Flags): Promise<void> {
  const options = askingOptions({ ...flags, details: true }, session.config);
  const sources = openSources(words, flags, session.database ?? defaultDatabasePath());
  const { catalogue, database } = await openWritable(session);
  const opened = await openLlm(session.config, catalogue, options, completionCacheFor(session, flags));
  session.atEnd(() => opened.llm.close());
  for (const note of opened.notes) session.note(note);
  if (opened.llm.engineName !== undefined)
    throw new UserError(
      `learn asks a model, and llm "${options.llm}" is the offline engine itself: name another with --llm`,
    );
  const names = flags.fields ? await readFieldWords(flags.fields) : (session.config.fields ?? []);
  const pool = await readPool(session, { catalogue, database }, sources, flags, names);
  session.atEnd(() => pool.rejects.close());
  const { llm, examples } = opened;
  const policy = { ...options.policy, grounded: false, evidence: true };
  const teaching: Teaching = {
    ...{ pool, catalogue, database, most: flags.products ?? USUAL_PRODUCTS },
    rules: { inferred: flags.inferred ?? false },
    request: { policy, llm, examples, stop: session.signal },
  };
  if (flags.plan) return showPlan(teaching);
  session.alsoStopOn(['SIGTERM', 'SIGHUP']);
  const outcome = await askInRounds(session, teaching, opened);
  await writeResult(askedSummary(outcome, pool, opened.spending.total()));
  if (session.signal.aborted) {
    session.note('stopped: what was answered is kept, and not learnt yet; the same command goes on');
    process.exitCode = exitCodeOfSignal(session.signal);
    return;
  }
  process.exitCode = outcome.counts.all.failed > 0 || pool.rejects.count > 0 ? 3 : 0;
  await learn(session, { catalogue, database });
}

async function openWritable(session: Session): Promise<OpenedCatalogue> {
  const opened = await openStoredCatalogue(session.database);
  session.atEnd(() => opened.database.close());
  if (opened.database.sqlite.memory)
    throw new UserError(`the database ${opened.database.path} cannot be written, so nothing can be learnt into it`);
  for (const note of opened.notes) session.note(note);
  if (opened.catalogue.allFields().length === 0)
    throw new UserError('the catalogue has no fields to learn: load a dictionary with db seed --fields FILE');
  return opened;
}

async function showPlan(teaching: Teaching): Promise<void> {
  const { pool, request } = teaching;
  async function* tasks() {
    for (const { task } of firstChoice(teaching)) yield task;
  }
  const plan = await planMany(tasks(), request);
  await printPlan({ ...plan, doneBefore: pool.taught.length, rejected: pool.rejects.count }, 'table');
}

async function askInRounds(
  session: Session,
  teaching: Teaching,
  { llm, spending }: OpenedLlm,
): Promise<TeachingOutcome> {
  const { pool, most, request } = teaching;
  const total = Math.min(most - pool.taught.length, pool.open.length) + pool.unfinished.length;
  let outcome: TeachingOutcome | undefined;
  const progress = startBatchProgress(
    () => ({
      ...(outcome?.counts.all ?? { found: 0, absent: 0, failed: 0 }),
      ...{ products: outcome?.counts.products ?? 0, total, usage: spending.total() },
      concurrency: llm.permits?.() ?? request.policy.concurrency,
    }),
    session,
  );
  const tellInterrupted = () => session.note('finishing the products that are begun; Ctrl-C again stops at once');
  session.signal.addEventListener('abort', tellInterrupted, { once: true });
  try {
    return await teachInRounds(teaching, (state) => {
      outcome = state;
    });
  } finally {
    progress.stop();
  }
}

async function learn(
  session: Session,
  { catalogue, database }: Pick<OpenedCatalogue, 'catalogue' | 'database'>,
): Promise<void> {
  const progress = startProgress('measuring what was gained', session);
  session.atEnd(() => progress.stop());
  const gain = measureGain(catalogue.allFields(), readTrainingTexts(database));
  progress.update('learning from the examples');
  const learntFrom = learnAnew(database);
  progress.stop();
  await writeResult(learntSummary(gain, learntFrom));
}

function openSources(words: readonly string[], { rejects }: Flags, database: string): readonly RowSource[] {
  if (words.length === 0 && isatty(0))
    throw new UserError(
      'no input: name files, or pass rows on standard input, as in: akeneo-lookup learn products.csv',
    );
  const sources = (words.length > 0 ? words : ['-']).map((word) => sourceOf(word, process.stdin));
  checkSources(sources, [{ name: '--rejects', path: rejects }], database);
  return sources;
}
