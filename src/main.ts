import { execute } from '@oclif/core';

const HELP_FLAGS = new Set(['--help', '-h', '--version', '-v']);

/**
 * The words of a command line with `lookup` put first where no command is named: without a word, before a flag, and
 * before a word that holds white space, which can only be a description. `help X` becomes `X --help`.
 */
export function withDefaultCommand(words: readonly string[]): readonly string[] {
  const [first] = words;
  if (first === 'help') return [...words.slice(1), '--help'];
  if (first === undefined || first === '-' || /\s/.test(first)) return ['lookup', ...words];
  return first.startsWith('-') && !HELP_FLAGS.has(first) ? ['lookup', ...words] : words;
}

/** Runs the command line of the program at `bin` (its `import.meta.url`). */
export async function main(bin: string, words: readonly string[]): Promise<void> {
  await execute({ args: [...withDefaultCommand(words)], dir: bin });
}
