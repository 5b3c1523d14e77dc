import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { PromptPreview } from '../../src/llm/llm.js';
import { formatPreviews } from '../../src/output/previews.js';

const UNCUT = { cut: false, droppedExamples: [], droppedOptions: 0, droppedGuideline: false, cutCharacters: 0 };

const PREVIEWS: readonly PromptPreview[] = [
  {
    llm: 'llama2',
    connector: 'replicate',
    fields: ['EF000008'],
    text: '[INST] <<SYS>>S<</SYS>> U, "U" [/INST]',
    budget: {
      limit: 40,
      length: 38,
      cut: true,
      droppedExamples: [3, 4],
      droppedOptions: 1,
      droppedGuideline: true,
      cutCharacters: 120,
    },
  },
  {
    llm: 'hosted',
    connector: 'openai',
    fields: ['A', 'B'],
    text: 'S\n\nU',
    messages: [
      { role: 'system', content: 'S' },
      { role: 'user', content: 'U' },
    ],
    budget: { ...UNCUT, length: 4, tokenLimit: 8, tokens: 2 },
  },
  {
    llm: 'tiny',
    connector: 'openai',
    fields: ['C'],
    text: '',
    budget: { ...UNCUT, limit: 5, length: 9 },
    problem: 'prompt too long',
  },
];

describe('prompts that are not sent', () => {
  it('are shown to people as they would travel, with what they leave out', async () => {
    expect(await formatPreviews(PREVIEWS, undefined, { pretty: true })).toBe(
      `# EF000008: llm llama2, connector replicate, 38 of 40 characters
# left out: 2 examples, 1 option, the guideline, 120 characters of the description
[INST] <<SYS>>S<</SYS>> U, "U" [/INST]

# A, B: llm hosted, connector openai, 4 characters, 2 of 8 tokens
[system]
S
[user]
U

# C: llm tiny, connector openai, 9 of 5 characters, prompt too long

`,
    );
  });

  it('are rows for programs', async () => {
    expect(JSON.parse(await formatPreviews(PREVIEWS, 'json', { pretty: false }))).toEqual(PREVIEWS);
    const lines = (await formatPreviews(PREVIEWS, 'jsonl', { pretty: true })).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(PREVIEWS);
    const [first] = parse(await formatPreviews(PREVIEWS, 'csv', { pretty: false }), { columns: true });
    expect(first).toMatchObject({ llm: 'llama2', fields: 'EF000008', text: PREVIEWS[0]?.text });
  });
});
