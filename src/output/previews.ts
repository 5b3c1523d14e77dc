import type { PromptPreview } from '../llm/llm.js';
import { type Layout, layoutOf, type OutputFormat } from './formats.js';
import { formatRows } from './rows.js';
import { writeResult } from './write-result.js';

const COLUMNS = ['llm', 'connector', 'fields', 'text', 'budget', 'problem'].map((key) => ({ key }));

/** Prints prompts that were not sent, with what they had to leave out: for people, or as rows when a format is given. */
export async function printPreviews(previews: readonly PromptPreview[], format?: OutputFormat): Promise<void> {
  await writeResult(await formatPreviews(previews, format, layoutOf(process.stdout)));
}

/** The text that `printPreviews` prints. */
export async function formatPreviews(
  previews: readonly PromptPreview[],
  format: OutputFormat | undefined,
  layout: Layout,
): Promise<string> {
  if (format === undefined || format === 'table') return previews.map(formatPreview).join('\n');
  const rows = previews.map((preview) => ({ ...preview }));
  return formatRows(rows, COLUMNS, format, layout);
}

/** The prompt as it would travel, under a line that says where to and what it had to leave out. */
function formatPreview({ llm, connector, fields, text, messages, budget, problem }: PromptPreview): string {
  const head = `# ${fields.join(', ')}: llm ${llm}, connector ${connector}, ${sizeOf(budget)}${problem ? `, ${problem}` : ''}`;
  const body = messages ? messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n') : text;
  return `${[head, ...leftOut(budget), body].join('\n')}\n`;
}

function sizeOf({ length, limit, tokens, tokenLimit }: PromptPreview['budget']): string {
  const characters = `${length}${limit === undefined ? '' : ` of ${limit}`} characters`;
  return tokens === undefined ? characters : `${characters}, ${tokens} of ${tokenLimit} tokens`;
}

function leftOut({
  droppedExamples,
  droppedOptions,
  droppedGuideline,
  cutCharacters,
}: PromptPreview['budget']): readonly string[] {
  const parts = [
    droppedExamples.length > 0 && counted(droppedExamples.length, 'example'),
    droppedOptions > 0 && counted(droppedOptions, 'option'),
    droppedGuideline && 'the guideline',
    cutCharacters > 0 && `${counted(cutCharacters, 'character')} of the description`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? [`# left out: ${parts.join(', ')}`] : [];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
