import { lookupMany } from '../../batch/lookup-many.js';
import { type Evaluation, evaluate, type LlmResult } from '../../evaluation/evaluation.js';
import { runTrials } from '../../evaluation/run-trials.js';
import type { ScoredAnswer, Trial } from '../../evaluation/trial.js';
import { type Progress, startProgress } from '../../output/progress.js';
import { type AskingOptions, askingOptions } from '../asking-options.js';
import { type Assembly, assemble } from '../assemble.js';
import type { EVAL_FLAGS, FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import { type EvalFiles, openEvalFiles } from './eval-files.js';
import { checkSources, type Material, readMaterial } from './eval-sources.js';
import { printEvaluation } from './print-evaluation.js';

type Flags = FlagValues<typeof EVAL_FLAGS>;

/** A composition about to be measured. */
interface Contestant {
  readonly options: AskingOptions;
  readonly assembly: Assembly;
}

/** The work of `eval`: every composition over the same products, scored, compared and printed. */
export async function runEval(session: Session, words: readonly string[], flags: Flags): Promise<void> {
  checkSources(words, flags);
  const asked = [...new Set(flags.llm ?? [session.config.llm])].map((llm) =>
    askingOptions({ ...flags, llm }, session.config),
  );
  const material = await readMaterial(words, { ...flags, html: session.config.html }, await session.openCatalogue());
  const contestants = await assembleAll(session, asked, material);
  const notes = [...material.notes, ...contestants.flatMap(({ assembly }) => assembly.notes)];
  for (const text of notes) session.note(text);
  for (const text of material.warnings) session.warn(text);
  const files = openEvalFiles(flags);
  session.atEnd(files.close);
  const results = await measureAll(session, contestants, material.trials, files);
  const stopped = interruption(results, material.trials.length, session);
  for (const text of stopped) session.warn(text);
  const evaluation = evaluate(material.trials, results);
  const said = [...notes, ...material.warnings, ...stopped];
  await files.report(evaluation, {
    source: material.source,
    day: new Date().toISOString().slice(0, 10),
    notes: said,
  });
  await printEvaluation(evaluation, flags.format ?? 'table', said);
  process.exitCode = exitCodeOf(evaluation, material, session);
}

/** All of them before the first is asked, so that a mistake in the last one costs nothing. */
async function assembleAll(
  session: Session,
  asked: readonly AskingOptions[],
  { catalogue }: Material,
): Promise<readonly Contestant[]> {
  const contestants: Contestant[] = [];
  for (const options of asked) {
    const assembly = await assemble(session.config, catalogue, options);
    session.atEnd(() => assembly.llm.close());
    contestants.push({ options, assembly });
  }
  return contestants;
}

/** One after the other, so that their times can be compared. */
async function measureAll(
  session: Session,
  contestants: readonly Contestant[],
  trials: readonly Trial[],
  files: EvalFiles,
): Promise<readonly LlmResult[]> {
  const progress = startProgress('', session);
  session.atEnd(() => progress.stop());
  const results: LlmResult[] = [];
  for (const contestant of contestants) {
    if (!session.signal.aborted) results.push(await measure(contestant, trials, { session, progress, files }));
  }
  progress.stop();
  return results;
}

interface Course {
  readonly session: Session;
  readonly progress: Progress;
  readonly files: EvalFiles;
}

async function measure(
  { options, assembly }: Contestant,
  trials: readonly Trial[],
  { session: { signal }, progress, files }: Course,
): Promise<LlmResult> {
  const { llm, examples, spending } = assembly;
  const answers: ScoredAnswer[] = [];
  const started = performance.now();
  let done = 0;
  const say = () => progress.update(`measuring ${llm.name}: ${done} of ${trials.length} products`);
  say();
  await runTrials({
    llm: llm.name,
    answered: lookupMany(tasksOf(trials), { ...options, llm, examples, signal, unordered: true }),
    signal,
    onProduct(some) {
      done++;
      say();
      files.keep(some);
      answers.push(...some);
    },
  });
  return { llm: llm.name, answers, usage: spending.total(), seconds: (performance.now() - started) / 1000 };
}

async function* tasksOf(trials: readonly Trial[]) {
  for (const trial of trials) {
    yield { trial, description: trial.description, fields: trial.slots.map(({ field }) => field) };
  }
}

function interruption(results: readonly LlmResult[], products: number, { signal }: Session): readonly string[] {
  if (!signal.aborted) return [];
  const finished = results.map(({ llm, answers }) => `${llm} ${new Set(answers.map(({ id }) => id)).size}`);
  return [`interrupted: the figures are of the products finished by then (${finished.join(', ')} of ${products})`];
}

function exitCodeOf({ scores }: Evaluation, { incomplete }: Material, { signal }: Session): number {
  if (signal.aborted) return 130;
  return incomplete || scores.some(({ answered }) => answered < 1) ? 3 : 0;
}
