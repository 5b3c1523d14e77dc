import { completionCacheFor } from '../../completion-cache/completion-cache.js';
import { doubtsOfText } from '../../decisions/doubts.js';
import { UserError } from '../../errors.js';
import { unknownField } from '../../examples/select-fields.js';
import { readProductText } from '../../input/product-text.js';
import { readDescription } from '../../input/read-description.js';
import { type OpenedLlm, openLlm } from '../../library/open-llm.js';
import type { Answer } from '../../llm/answer.js';
import { type LookupRequest, lookupFields } from '../../lookup/lookup-fields.js';
import { preview } from '../../lookup/preview.js';
import { printAnswers } from '../../output/answers.js';
import { printPreviews } from '../../output/previews.js';
import { startProgress } from '../../output/progress.js';
import type { TypeOf } from '../../output/values.js';
import { outputClosed } from '../../output/write-result.js';
import { askedWords, selectFromText } from '../asked-fields.js';
import { askingOptions } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import { heldOutFor } from '../held-out.js';
import type { Session } from '../session.js';
import type { LOOKUP_FLAGS } from './lookup-flags.js';

type Flags = FlagValues<typeof LOOKUP_FLAGS>;

/** The work of `lookup`: one description, from the argument or standard input, its fields asked and printed. */
export async function runLookup(session: Session, argument: string | undefined, flags: Flags): Promise<void> {
  const { config } = session;
  const options = askingOptions(flags, config);
  const words = await askedWords(flags.fields, config.fields);
  const { description, warning } = await readDescription(argument, process);
  const catalogue = await session.openCatalogue();
  const { asked, unknown, notes } = selectFromText(words, catalogue);
  const asking = { ...options, heldOut: await heldOutFor(session, options) };
  const opened = await openLlm(config, catalogue, asking, completionCacheFor(session, flags));
  session.atEnd(() => opened.llm.close());
  for (const text of [...notes, ...opened.notes]) session.note(text);
  const warnings = [...(warning ? [warning] : []), ...unknown.map((name) => unknownField(name, catalogue))];
  for (const text of warnings) session.warn(text);
  const text = await readProductText([{ text: description }], config.html ?? 'auto');
  const doubts = doubtsOfText(opened.rulesOf(options.policy), text.description);
  for (const doubt of doubts) session.warn(doubt);
  if (text.description === '') throw new UserError('the description holds nothing but markup: pass a text');
  const request: LookupRequest = {
    ...options,
    description: text.description,
    locate: text.locate,
    fields: asked.map((code) => catalogue.field(code) ?? code),
    llm: opened.llm,
    examples: opened.examples,
    signal: session.signal,
  };
  if (flags['dry-run']) await printPreviews(await preview(request), flags.format);
  else await answer(request, { session, opened, flags, warnings: [...opened.notes, ...warnings, ...doubts] });
}

interface Run {
  readonly session: Session;
  readonly opened: OpenedLlm;
  readonly flags: Flags;
  readonly warnings: readonly string[];
}

async function answer(request: LookupRequest, { session, opened, flags, warnings }: Run): Promise<void> {
  const started = performance.now();
  const say = (done: number) => `asking ${request.llm.name}: ${done} of ${request.fields.length} fields answered`;
  const progress = startProgress(say(0), { quiet: session.quiet });
  let done = 0;
  const answers = await lookupFields({ ...request, onAnswer: () => progress.update(say(++done)) }).finally(
    progress.stop,
  );
  const usage = opened.spending.total();
  const milliseconds = Math.round(performance.now() - started);
  const report = {
    answers,
    llm: request.llm.name,
    milliseconds,
    warnings,
    ...(usage.calls + (usage.cacheHits ?? 0) > 0 && { usage }),
  };
  await printAnswers(report, { format: flags.format, details: flags.details, typeOf: typesOf(request.fields) });
  if (!flags.details) for (const text of troubles(answers)) session.warn(text);
  process.exitCode = exitCodeOf(answers, session.signal);
}

function typesOf(fields: LookupRequest['fields']): TypeOf {
  const types = new Map(
    fields.flatMap((field) => (typeof field === 'string' ? [] : [[field.code, field.type] as const])),
  );
  return (code) => types.get(code);
}

/** Why fields were not answered, once per reason; unknown codes have been told before. */
function troubles(answers: readonly Answer[]): readonly string[] {
  const codes = new Map<string, string[]>();
  for (const { status, reason, field } of answers) {
    if (status !== 'failed' && status !== 'timeout') continue;
    const what = `${status}: ${reason}`;
    codes.set(what, [...(codes.get(what) ?? []), field]);
  }
  return [...codes].map(([what, fields]) => `${fields.join(', ')} ${what}`);
}

/** 0 when every field is found or absent, 130 when interrupted, 3 when a field timed out, failed or is unknown. */
export function exitCodeOf(answers: readonly Answer[], signal: AbortSignal): number {
  if (signal.aborted) return 130;
  if (outputClosed.aborted) return 0;
  return answers.every(({ status }) => status === 'found' || status === 'absent') ? 0 : 3;
}
