import { type Evaluation, evaluate, type LlmResult } from '../evaluation/evaluation.js';
import { runTrials } from '../evaluation/run-trials.js';
import type { ScoredAnswer, Trial } from '../evaluation/trial.js';
import { lookup } from '../lookup/lookup.js';
import { openLineFile } from '../output/line-file.js';
import { type Progress, startProgress } from '../output/progress.js';
import { writeResult } from '../output/write-result.js';
import { type AskingOptions, askingOptions } from './asking-options.js';
import { type Assembly, assemble } from './assemble.js';
import { answerRecord, formatEvaluation } from './eval-output.js';
import { checkSources, type Material, readMaterial } from './eval-sources.js';
import type { EVAL_FLAGS, FlagValues } from './flags.js';
import type { Session } from './session.js';

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
  const catalogue = await session.openCatalogue();
  const material = await readMaterial(words, flags, catalogue);
  const contestants = await assembleAll(session, asked, material);
  const warnings = [...material.warnings, ...contestants.flatMap(({ assembly }) => assembly.notes)];
  for (const text of warnings) session.warn(text);
  const keep = keepAnswers(session, flags.output);
  const progress = startProgress('', session);
  session.atEnd(() => progress.stop());
  const results: LlmResult[] = [];
  for (const contestant of contestants) {
    if (session.signal.aborted) break;
    results.push(await measure(contestant, material.trials, { session, progress, keep }));
  }
  progress.stop();
  const stopped = interruption(results, material.trials.length, session);
  for (const text of stopped) session.warn(text);
  const evaluation = evaluate(material.trials, results);
  await report(evaluation, { flags, source: material.source, warnings: [...warnings, ...stopped] });
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

type Keep = (answers: readonly ScoredAnswer[]) => void;

function keepAnswers(session: Session, path: string | undefined): Keep {
  if (path === undefined) return () => undefined;
  const file = openLineFile(path);
  session.atEnd(() => file.close());
  return (answers) => file.write(answers.map((answer) => JSON.stringify(answerRecord(answer))));
}

interface Course {
  readonly session: Session;
  readonly progress: Progress;
  readonly keep: Keep;
}

async function measure(
  { options, assembly }: Contestant,
  trials: readonly Trial[],
  { session, progress, keep }: Course,
): Promise<LlmResult> {
  const { llm, examples, spending } = assembly;
  const answers: ScoredAnswer[] = [];
  const started = performance.now();
  let done = 0;
  const say = () => progress.update(`measuring ${llm.name}: ${done} of ${trials.length} products`);
  say();
  await runTrials(trials, {
    llm: llm.name,
    atOnce: productsAtOnce(trials, llm.groupSize, options.concurrency),
    signal: session.signal,
    ask: ({ description, slots }) =>
      lookup({
        ...options,
        llm,
        description,
        examples,
        fields: slots.map(({ field }) => field),
        signal: session.signal,
      }),
    onProduct(some) {
      done++;
      say();
      keep(some);
      answers.push(...some);
    },
  });
  return { llm: llm.name, answers, usage: spending.total(), seconds: (performance.now() - started) / 1000 };
}

/** As many products as have enough questions to keep all calls busy: more would only wait while their time runs. */
function productsAtOnce(trials: readonly Trial[], groupSize: number, concurrency: number): number {
  const questions = trials.reduce((sum, { slots }) => sum + Math.ceil(slots.length / groupSize), 0) / trials.length;
  return Math.max(1, Math.ceil(concurrency / questions));
}

function interruption(results: readonly LlmResult[], products: number, session: Session): readonly string[] {
  if (!session.signal.aborted) return [];
  const finished = results.map(({ llm, answers }) => `${llm} ${new Set(answers.map(({ id }) => id)).size}`);
  return [`interrupted: the figures are of the products finished by then (${finished.join(', ')} of ${products})`];
}

async function report(
  evaluation: Evaluation,
  { flags, source, warnings }: { flags: Flags; source: string; warnings: readonly string[] },
): Promise<void> {
  if (flags.report !== undefined) {
    const { renderReport } = await import('../evaluation/report/render-report.js');
    const { writeWholeFile } = await import('../output/line-file.js');
    const day = new Date().toISOString().slice(0, 10);
    writeWholeFile(flags.report, renderReport(evaluation, { source, day, warnings }));
  }
  await writeResult(await formatEvaluation(evaluation, flags.format ?? 'table', warnings));
}

function exitCodeOf({ scores }: Evaluation, { incomplete }: Material, { signal }: Session): number {
  if (signal.aborted) return 130;
  return incomplete || scores.some(({ answered }) => answered < 1) ? 3 : 0;
}
