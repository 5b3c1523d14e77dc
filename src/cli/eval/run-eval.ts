import { defaultDatabasePath } from '../../database/default-path.js';
import { changedAnswers } from '../../evaluation/compare-answers.js';
import { type Evaluation, evaluate, type LlmResult } from '../../evaluation/evaluation.js';
import { runTrials } from '../../evaluation/run-trials.js';
import type { ScoredAnswer, Trial } from '../../evaluation/trial.js';
import { checkSources } from '../../input/check-sources.js';
import { sourceOf } from '../../input/read-blocks.js';
import { type OpenedLlm, openLlm } from '../../library/open-llm.js';
import { lookupProducts } from '../../lookup/lookup-products.js';
import { type Progress, startProgress } from '../../output/progress.js';
import { type AskingOptions, askingOptions, numberIn } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import { heldOutFor } from '../held-out.js';
import type { Session } from '../session.js';
import { calibrateModels } from './calibrate-models.js';
import { type EvalFiles, openEvalFiles } from './eval-files.js';
import type { EVAL_FLAGS } from './eval-flags.js';
import { checkTrialSources, readMaterial, type TrialMaterial } from './eval-sources.js';
import { printCurve } from './print-curve.js';
import { printEvaluation } from './print-evaluation.js';
import { readEarlier } from './read-earlier.js';

type Flags = FlagValues<typeof EVAL_FLAGS>;

/** A composition about to be measured. */
interface EvaluatedLlm {
  readonly options: AskingOptions;
  readonly opened: OpenedLlm;
}

/** The work of `eval`: every composition over the same products, scored, compared and printed. */
export async function runEval(session: Session, words: readonly string[], flags: Flags): Promise<void> {
  checkTrialSources(words, flags);
  const { output, report } = flags;
  checkSources(
    words.map((word) => sourceOf(word, process.stdin)),
    [
      { name: '--output', path: output },
      { name: '--report', path: report },
    ],
    session.database ?? defaultDatabasePath(),
  );
  const asked = [...new Set(flags.llm ?? [session.config.llm])].map((llm) =>
    askingOptions({ ...flags, llm }, session.config),
  );
  const material = await readMaterial(
    words,
    { ...flags, html: session.config.html, locale: session.config.locale },
    await session.openCatalogue(),
  );
  if (flags.curve && material.curve) return printCurve(session, material.curve(), flags.format ?? 'table');
  const failUnder = numberIn(flags['fail-under'], '--fail-under', 1);
  const earlier = flags.compare === undefined ? undefined : readEarlier(flags.compare);
  const systems = await openAll(session, asked, material);
  const notes = [...material.notes, ...systems.flatMap(({ opened }) => opened.notes)];
  for (const text of notes) session.note(text);
  for (const text of material.warnings) session.warn(text);
  const files = openEvalFiles(flags);
  session.atEnd(files.close);
  const results = await measureAll(session, systems, material.trials, files);
  const stopped = interruption(results, material.trials.length, session);
  for (const text of stopped) session.warn(text);
  if (flags.calibrate) for (const text of calibrateModels(results, session.database)) session.note(text);
  const evaluation = evaluate(material.trials, results);
  const said = [...notes, ...material.warnings, ...stopped];
  await files.report(evaluation, {
    source: material.source,
    day: new Date().toISOString().slice(0, 10),
    notes: said,
  });
  const changes =
    earlier &&
    changedAnswers(
      earlier,
      results.flatMap(({ answers }) => answers),
      material.trials,
    );
  await printEvaluation(evaluation, flags.format ?? 'table', said, changes);
  const low = lowScores(evaluation, failUnder);
  for (const text of low) session.warn(text);
  process.exitCode = low.length > 0 && !session.signal.aborted ? 3 : exitCodeOf(evaluation, material, session);
}

/** All of them before the first is asked, so that a mistake in the last one costs nothing. */
async function openAll(
  session: Session,
  asked: readonly AskingOptions[],
  { catalogue, heldOut }: TrialMaterial,
): Promise<readonly EvaluatedLlm[]> {
  const systems: EvaluatedLlm[] = [];
  for (const options of asked) {
    const evidence = heldOut ? heldOut(options.policy) : await heldOutFor(session, options);
    const opened = await openLlm(session.config, catalogue, { ...options, heldOut: evidence });
    session.atEnd(() => opened.llm.close());
    systems.push({ options, opened });
  }
  return systems;
}

/** One after the other, so that their times can be compared. */
async function measureAll(
  session: Session,
  systems: readonly EvaluatedLlm[],
  trials: readonly Trial[],
  files: EvalFiles,
): Promise<readonly LlmResult[]> {
  const progress = startProgress('', session);
  session.atEnd(() => progress.stop());
  const results: LlmResult[] = [];
  for (const system of systems) {
    if (!session.signal.aborted) results.push(await measure(system, trials, { session, progress, files }));
  }
  progress.stop();
  return results;
}

interface Measuring {
  readonly session: Session;
  readonly progress: Progress;
  readonly files: EvalFiles;
}

async function measure(
  { options, opened }: EvaluatedLlm,
  trials: readonly Trial[],
  { session: { signal }, progress, files }: Measuring,
): Promise<LlmResult> {
  const { llm, examples, spending } = opened;
  const answers: ScoredAnswer[] = [];
  const started = performance.now();
  let done = 0;
  const say = () => progress.update(`measuring ${llm.name}: ${done} of ${trials.length} products`);
  say();
  await runTrials({
    llm: llm.name,
    answered: lookupProducts(tasksOf(trials), { ...options, llm, examples, signal, unordered: true }),
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

/** The compositions whose F1 is lower than asked for. */
function lowScores({ scores }: Evaluation, least: number | undefined): readonly string[] {
  const all = least === undefined ? [] : scores.filter(({ scope, f1 = 0 }) => scope === 'all' && f1 < least);
  return all.map(({ llm, f1 = 0 }) => `the F1 of ${llm} is ${f1.toFixed(4)}, which is under ${least}`);
}

function exitCodeOf({ scores }: Evaluation, { incomplete }: TrialMaterial, { signal }: Session): number {
  if (signal.aborted) return 130;
  return incomplete || scores.some(({ answered }) => answered < 1) ? 3 : 0;
}
