import type { Config } from '../config/config.js';
import { loadConfig } from '../config/load-config.js';
import { type OpenedCatalogue, openStoredCatalogue } from '../database/catalogue/open-stored-catalogue.js';
import { openReloadableCatalogue, type ReloadableCatalogue } from '../database/catalogue/reloadable-catalogue.js';
import { UserError } from '../errors.js';
import type { Catalogue } from '../examples/catalogue.js';
import { printError, printNote, printWarning } from '../output/notes.js';
import type { FlagValues, SHARED_FLAGS } from './flags.js';

/** What the work of a command stands on: its configuration, its catalogue, and a way to be stopped. */
export interface Session {
  readonly config: Config;
  readonly quiet: boolean;
  /** Aborts on the first Ctrl-C; a second one ends the process at once. */
  readonly signal: AbortSignal;
  /** The file that --database names; undefined for the configured or default one. */
  readonly database: string | undefined;
  /** Opens the catalogue; the default one is made on first use. The session closes it. */
  openCatalogue(): Promise<Catalogue>;
  /** The same for a command that stays, and reads the catalogue anew when another process has loaded it. */
  openReloadableCatalogue(): Promise<ReloadableCatalogue>;
  /** What is good to know, on stderr, unless --quiet. */
  note(text: string): void;
  /** What may be wrong with the result, on stderr, unless --quiet. */
  warn(text: string): void;
  /** Does something when the session ends, in whatever way. */
  atEnd(cleanup: () => unknown): void;
}

/** Runs the work of a command; what the user can mend is printed as one sentence and sets the exit code, a bug is thrown. */
export async function runSession(
  flags: FlagValues<typeof SHARED_FLAGS>,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const cleanups: (() => unknown)[] = [];
  const { signal, release } = listenForInterrupt();
  try {
    const config = await loadConfig({ file: flags.config, directory: process.cwd(), environment: process.env });
    await work(makeSession(flags, config, signal, cleanups));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    printError(error.message);
    process.exitCode = error.exitCode;
  } finally {
    release();
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
}

function makeSession(
  flags: FlagValues<typeof SHARED_FLAGS>,
  config: Config,
  signal: AbortSignal,
  cleanups: (() => unknown)[],
): Session {
  const quiet = flags.quiet ?? false;
  const database = flags.database ?? config.database;
  const session: Session = {
    config,
    quiet,
    signal,
    database,
    note: (text) => {
      if (!quiet) printNote(text);
    },
    warn: (text) => {
      if (!quiet) printWarning(text);
    },
    atEnd: (cleanup) => cleanups.push(cleanup),
    openCatalogue: async () => keep(await openStoredCatalogue(database)).catalogue,
    openReloadableCatalogue: async () => keep(await openReloadableCatalogue(database)),
  };
  const keep = <Opened extends Pick<OpenedCatalogue, 'catalogue' | 'notes'>>(opened: Opened): Opened => {
    session.atEnd(() => opened.catalogue.close());
    for (const note of opened.notes) session.note(note);
    return opened;
  };
  return session;
}

function listenForInterrupt(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const interrupt = () => (controller.signal.aborted ? process.exit(130) : controller.abort());
  process.on('SIGINT', interrupt);
  return { signal: controller.signal, release: () => process.off('SIGINT', interrupt) };
}
