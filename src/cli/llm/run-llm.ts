import { resolveLlm } from '../../config/resolve-llm.js';
import { UserError } from '../../errors.js';
import type { Field } from '../../fields/field.js';
import { openLlm } from '../../library/open-llm.js';
import type { Answer } from '../../llm/answer.js';
import type { Llm } from '../../llm/llm.js';
import { lookupFields } from '../../lookup/lookup-fields.js';
import { preview } from '../../lookup/preview.js';
import type { OutputFormat } from '../../output/formats.js';
import { printRows } from '../../output/print-rows.js';
import { askingOptions } from '../asking-options.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import type { LLM_TEST_FLAGS } from './llm-flags.js';

/** A server that does not answer a check within this is not usable now. */
const CHECK_TIMEOUT = 5000;

/** A question that every model can answer, in no catalogue's words. */
const TEST_TEXT = 'Lot de 4 chaises pliantes en bois, hauteur 82 cm, coloris vert';
const TEST_FIELD: Field = {
  code: 'height',
  label: 'hauteur',
  labels: { fr: 'hauteur', en: 'height', de: 'Höhe' },
  type: 'number',
  unit: 'cm',
  options: [],
  multiple: false,
};

/** The work of `llm`: every composition, what it is made of, and whether it could be used now. */
export async function runLlmList(session: Session, format: OutputFormat = 'table'): Promise<void> {
  const rows = await describeLlms(session);
  const columns = ['name', 'template', 'maxPromptLength', 'chainOfThoughts', 'connector', 'usable', 'note'];
  await printRows(rows, columns, format);
}

/** Every composition, what it is made of, and whether it could be used now. */
export function describeLlms(session: Session): Promise<readonly Record<string, unknown>[]> {
  const names = Object.keys(session.config.llms).sort();
  return Promise.all(names.map((name) => describeLlm(session, name)));
}

async function describeLlm(session: Session, name: string): Promise<Record<string, unknown>> {
  const {
    template = 'chat',
    maxPromptLength,
    maxPromptTokens,
    chainOfThoughts = 'few-shot',
    llm,
  } = session.config.llms[name] ?? {};
  const own = llm === undefined && {
    template,
    ...(maxPromptLength !== undefined && { maxPromptLength }),
    ...(maxPromptTokens !== undefined && { maxPromptTokens }),
    chainOfThoughts: typeof chainOfThoughts === 'string' ? chainOfThoughts : chainOfThoughts.name,
  };
  try {
    const { assembled, notes } = await assembleAlone(session, name);
    const problem = await assembled.check(AbortSignal.any([session.signal, AbortSignal.timeout(CHECK_TIMEOUT)]));
    await assembled.close();
    const note = [problem, ...notes].filter((text) => text !== undefined).join('; ');
    return { name, ...own, connector: assembled.connector, usable: problem === undefined, ...(note && { note }) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { name, ...own, usable: false, note: error.message };
  }
}

/** A composition without a catalogue behind it: what it takes to check it. */
async function assembleAlone(session: Session, name: string): Promise<{ assembled: Llm; notes: readonly string[] }> {
  const options = askingOptions({ llm: name }, session.config);
  const { llm, notes } = await openLlm(
    session.config,
    { models: { read: () => undefined }, examplesLike: () => [] },
    options,
  );
  return { assembled: llm, notes };
}

/** The work of `llm test`: one question sent, with its size, time, tokens and answer. */
export async function runLlmTest(
  session: Session,
  name: string | undefined,
  flags: FlagValues<typeof LLM_TEST_FLAGS>,
): Promise<void> {
  const llm = name ?? session.config.llm;
  resolveLlm(session.config, llm, process.env);
  const options = askingOptions({ llm, timeout: flags.timeout }, session.config);
  const opened = await openLlm(session.config, { models: { read: () => undefined }, examplesLike: () => [] }, options);
  session.atEnd(() => opened.llm.close());
  for (const note of opened.notes) session.note(note);
  const request = {
    ...options,
    llm: opened.llm,
    description: TEST_TEXT,
    fields: [TEST_FIELD],
    signal: session.signal,
  };
  const [prompt] = await preview(request);
  const [answer] = await lookupFields(request);
  const usage = opened.spending.total();
  const row = {
    llm,
    connector: opened.llm.connector,
    promptCharacters: prompt?.budget.length,
    ...summaryOf(answer),
    ...(usage.calls > 0 && usage),
  };
  const rows = flags.format ? [row] : Object.entries(row).map(([key, value]) => ({ key, value }));
  const columns = Object.keys(rows[0] ?? {});
  await printRows(rows, columns, flags.format ?? 'table');
  process.exitCode = answer?.status === 'found' || answer?.status === 'absent' ? 0 : 3;
}

function summaryOf(answer: Answer | undefined): Record<string, unknown> {
  const { status, value, reason, evidence, milliseconds, model } = answer ?? {};
  return {
    question: 'height of the chairs, in cm',
    status,
    value,
    ...(reason && { reason }),
    evidence: evidence?.text,
    milliseconds,
    ...(model && { model }),
  };
}
