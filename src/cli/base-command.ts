import { Command, Flags, type Interfaces } from '@oclif/core';
import { printError } from '../output/notes.js';
import { type FlagSpec, type FlagValues, SHARED_FLAGS } from './flags.js';
import { runSession, type Session } from './session.js';
import { usageSentence } from './usage-sentence.js';

type Table = Readonly<Record<string, FlagSpec>>;

/** What every command shares: flags from a table, a session to work in, and errors as one sentence with their exit code. */
export abstract class BaseCommand extends Command {
  static override baseFlags = oclifFlags(SHARED_FLAGS);

  /** Parses the command line and does the work in a session. */
  protected async inSession<Flags extends Table>(
    work: (session: Session, flags: FlagValues<Flags>, words: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const { flags, argv } = await this.parse();
    const values = flags as FlagValues<Flags & typeof SHARED_FLAGS>;
    await runSession(values, (session) => work(session, values, argv as string[]));
  }

  /** Parse errors become one sentence; a bug keeps its stack and exits with 1. */
  protected override async catch(error: Error & { oclif?: { exit?: number } }): Promise<void> {
    if (error.oclif?.exit === 0) throw error;
    const { id = '', flags = {}, baseFlags = {} } = this.ctor;
    const known = Object.keys({ ...baseFlags, ...flags });
    printError(
      error.oclif ? usageSentence(error.message, id.replaceAll(':', ' '), known) : (error.stack ?? error.message),
    );
    process.exitCode = error.oclif ? 2 : 1;
  }
}

/** The flags of a table as oclif wants them. */
export function oclifFlags(table: Table): Interfaces.FlagInput {
  return Object.fromEntries(Object.entries(table).map(([name, spec]) => [name, oclifFlag(spec)]));
}

function oclifFlag(spec: FlagSpec): Interfaces.FlagInput[string] {
  const common = {
    summary: spec.help,
    ...(spec.char && { char: spec.char }),
    ...(spec.value && { helpValue: spec.value }),
    ...(spec.shared && { helpGroup: 'GLOBAL' }),
  };
  if (spec.kind === 'switch') return Flags.boolean(common);
  if (spec.kind === 'count') return Flags.integer({ ...common, min: spec.min ?? 1 });
  if (spec.kind === 'choice') return Flags.option({ ...common, options: spec.options ?? [] })();
  return spec.kind === 'texts'
    ? Flags.string({ ...common, multiple: true, multipleNonGreedy: true })
    : Flags.string(common);
}
