import type { PromptPreview } from '../llm/llm.js';
import { layoutOf, type OutputFormat } from './formats.js';
import { formatRows } from './rows.js';
import { writeResult } from './write-result.js';

const COLUMNS = ['llm', 'connector', 'fields', 'text', 'budget', 'problem'].map((key) => ({ key }));

/** Prints prompts that were not sent, with what they had to leave out: for people, or as rows when a format is given. */
export async function printPreviews(previews: readonly PromptPreview[], format?: OutputFormat): Promise<void> {
  if (format === undefined || format === 'table') return writeResult(previews.map(formatPreview).join('\n'));
  const rows = previews.map((preview) => ({ ...preview }));
  await writeResult(await formatRows(rows, COLUMNS, format, layoutOf(process.stdout)));
}

/** The prompt as it would travel, under a line that says where to and what it had to leave out. */
export function formatPreview({ llm, connector, fields, text, messages, budget, problem }: PromptPreview): string {
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
    droppedExamples.length > 0 && `${droppedExamples.length} examples`,
    droppedOptions > 0 && `${droppedOptions} options`,
    droppedGuideline && 'the guideline',
    cutCharacters > 0 && `${cutCharacters} characters of the description`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? [`# left out: ${parts.join(', ')}`] : [];
}
