import { BATCH_FLAGS } from './cli/batch/batch-flags.js';
import type { FlagSpec, FlagValues, SHARED_FLAGS } from './cli/flags.js';
import { LOOKUP_FLAGS } from './cli/lookup/lookup-flags.js';
import { runLookup } from './cli/lookup/run-lookup.js';
import { quickParse } from './cli/quick-parse.js';
import { runSession, type Session } from './cli/session.js';

const HELP_FLAGS = new Set(['--help', '--version', '-v']);

/**
 * The words of a command line with `lookup` put first where no command is named: without a word, before a flag, and
 * before a word that is empty or holds white space, which can only be a description. `help X` and `X -h` become `X --help`.
 */
export function withDefaultCommand(words: readonly string[]): readonly string[] {
  const [first] = words;
  const help = words.indexOf('-h');
  if (help >= 0 && !words.slice(0, help).includes('--')) return withDefaultCommand(words.with(help, '--help'));
  if (first === 'help') return [...words.slice(1), '--help'];
  if (first === undefined || first === '' || first === '-' || /\s/.test(first)) return ['lookup', ...words];
  return first.startsWith('-') && !HELP_FLAGS.has(first) ? ['lookup', ...words] : words;
}

type Table = Readonly<Record<string, FlagSpec>> & typeof SHARED_FLAGS;
type Work<Flags extends Table> = (
  session: Session,
  argument: string | undefined,
  flags: FlagValues<Flags>,
) => Promise<void>;

/** Readies the work of a command from its words where these are plain; undefined is left to oclif. */
function quickStart<Flags extends Table>(table: Flags, work: Work<Flags>) {
  return (words: readonly string[]) => {
    const plain = quickParse(words, table);
    if (!plain) return undefined;
    const { argument, flags } = plain;
    return () => runSession(flags, (session) => work(session, argument, flags));
  };
}

/** The commands that are run most. */
const QUICK = new Map([
  ['lookup', quickStart(LOOKUP_FLAGS, runLookup)],
  [
    'batch',
    quickStart(BATCH_FLAGS, async (session, input, flags) => {
      const { runBatch } = await import('./cli/batch/run-batch.js');
      await runBatch(session, input === undefined ? [] : [input], flags);
    }),
  ],
]);

/**
 * Runs a command line. A plain lookup or batch starts without oclif, which would take most of a start's time; everything
 * else, also every wrong or unusual word, goes to oclif.
 */
export async function main(words: readonly string[]): Promise<void> {
  if (words[0] === 'complete') {
    const { runComplete } = await import('./cli/completion/run-completion.js');
    return runComplete(words.slice(1));
  }
  const [command, ...rest] = withDefaultCommand(words);
  const start = process.env.DEBUG ? undefined : QUICK.get(command ?? '')?.(rest);
  if (start) return start();
  const { runCommandLine } = await import('./cli/run-command-line.js');
  await runCommandLine(command === undefined ? [] : [command, ...rest]);
}
