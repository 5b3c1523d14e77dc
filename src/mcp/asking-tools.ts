import { UserError } from '../errors.js';
import { readProductText } from '../input/product-text.js';
import type { Answer } from '../llm/answer.js';
import { lookupFields } from '../lookup/lookup-fields.js';
import type { McpService } from './mcp-service.js';

interface Question {
  readonly description: string;
  readonly fields?: readonly string[] | undefined;
  readonly llm?: string | undefined;
}

interface Answered {
  readonly llm: string;
  readonly answers: readonly Answer[];
  readonly warnings: readonly string[];
}

/** The work of the tool `lookup`. @throws UserError for a question that cannot be asked */
export async function answerTool(service: McpService, question: Question, signal: AbortSignal) {
  const { answers, warnings } = await ask(service, question, { signal, details: false });
  const evidence = answers.flatMap((answer) => (answer.evidence ? [[answer.field, answer.evidence.text]] : []));
  const unanswered = answers
    .filter(({ status }) => status !== 'found' && status !== 'absent')
    .map(({ field, status, reason }) => [field, reason ? `${status}: ${reason}` : status]);
  return {
    values: Object.fromEntries(answers.map(({ field, value }) => [field, value])),
    evidence: Object.fromEntries(evidence),
    ...(unanswered.length > 0 && { unanswered: Object.fromEntries(unanswered) }),
    ...(warnings.length > 0 && { warnings }),
  };
}

/** The work of the tool `explain`. @throws UserError for a question that cannot be asked */
export async function explainTool(service: McpService, question: Question, signal: AbortSignal) {
  const { llm, answers, warnings } = await ask(service, question, { signal, details: true });
  return { llm, answers, ...(warnings.length > 0 && { warnings }) };
}

async function ask(
  service: McpService,
  { description, fields = service.fields, llm: name }: Question,
  { signal, details }: { readonly signal: AbortSignal; readonly details: boolean },
): Promise<Answered> {
  if (!fields) throw new UserError('no fields asked: name them in "fields" (the tool fields lists them)');
  const { asked, unknown, columns, notes } = service.select(fields);
  if (columns[0] !== undefined) throw new UserError(`column:${columns[0]} names a column of rows: name fields`);
  const text = await readProductText([{ text: description }], service.html);
  if (text.description.trim() === '') throw new UserError('the description holds no text: pass that of a product');
  const { notes: llmNotes, ...composition } = await service.openLlm(name);
  const answers = await lookupFields({
    ...composition,
    description: text.description,
    locate: text.locate,
    fields: asked.map((code) => service.catalogue.field(code) ?? code),
    policy: { ...service.policy, evidence: true, details },
    signal,
  });
  return {
    llm: composition.llm.name,
    answers,
    warnings: [...llmNotes, ...notes, ...unknown.map(service.unknownField)],
  };
}
