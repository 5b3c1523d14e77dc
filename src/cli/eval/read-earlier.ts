import { readFileSync } from 'node:fs';
import { UserError } from '../../errors.js';
import type { EarlierOutcome } from '../../evaluation/compare-answers.js';

/** The answers that an earlier run kept. @throws UserError for a file that is none of `--output` */
export function readEarlier(path: string): readonly EarlierOutcome[] {
  const lines = textOf(path)
    .split('\n')
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
  if (lines.length === 0) throw noAnswers(path, 1);
  return lines.map(({ text, line }) => {
    const answer = parsed(text);
    if (!answer) throw noAnswers(path, line);
    return answer;
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(`--compare: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}): check the path`);
  }
}

function parsed(text: string): EarlierOutcome | undefined {
  try {
    const { id, field, llm, value, outcome } = JSON.parse(text);
    if (![id, field, llm, outcome].every((key) => typeof key === 'string')) return undefined;
    return { id, field, llm, value, outcome };
  } catch {
    return undefined;
  }
}

function noAnswers(path: string, line: number): UserError {
  return new UserError(
    `--compare: ${path}:${line} is no answer of an evaluation: name a file that eval --output wrote`,
  );
}
