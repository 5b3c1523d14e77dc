import { LOOKUP_FLAGS } from './program/flags.js';
import { quickParse } from './program/quick-parse.js';
import { runLookup } from './program/run-lookup.js';
import { runSession } from './program/session.js';

const HELP_FLAGS = new Set(['--help', '-h', '--version', '-v']);

/**
 * The words of a command line with `lookup` put first where no command is named: without a word, before a flag, and
 * before a word that is empty or holds white space, which can only be a description. `help X` becomes `X --help`.
 */
export function withDefaultCommand(words: readonly string[]): readonly string[] {
  const [first] = words;
  if (first === 'help') return [...words.slice(1), '--help'];
  if (first === undefined || first === '' || first === '-' || /\s/.test(first)) return ['lookup', ...words];
  return first.startsWith('-') && !HELP_FLAGS.has(first) ? ['lookup', ...words] : words;
}

/**
 * Runs a command line. A plain lookup starts without oclif, which would take most of its time; everything else, also every
 * wrong or unusual word, goes to oclif.
 */
export async function main(words: readonly string[]): Promise<void> {
  const [command, ...rest] = withDefaultCommand(words);
  const quick = command === 'lookup' && !process.env.DEBUG ? quickParse(rest, LOOKUP_FLAGS) : undefined;
  if (quick) return runSession(quick.flags, (session) => runLookup(session, quick.argument, quick.flags));
  const { runCommandLine } = await import('./oclif.js');
  await runCommandLine(command === undefined ? [] : [command, ...rest]);
}
