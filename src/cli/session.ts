import { constants } from 'node:os';
import type { Config } from '../config/config.js';
import { loadConfig } from '../config/load-config.js';
import { type OpenedCatalogue, openStoredCatalogue } from '../database/catalogue/open-stored-catalogue.js';
import { openReloadableCatalogue, type ReloadableCatalogue } from '../database/catalogue/reloadable-catalogue.js';
import { damageBehind } from '../database/damage.js';
import { defaultDatabasePath } from '../database/default-path.js';
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
  /** Has other signals abort as Ctrl-C does, for work that can be gone on with later. */
  alsoStopOn(signals: readonly NodeJS.Signals[]): void;
  /** Has a second Ctrl-C do this in place of ending the process; a third one ends it. Returns how to take that back. */
  onSecondInterrupt(work: () => void): () => void;
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
  const interrupts = listenForInterrupts();
  let configured: string | undefined;
  const database = () => flags.database ?? configured ?? defaultDatabasePath();
  try {
    const config = await loadConfig({ file: flags.config, directory: process.cwd(), environment: process.env });
    configured = config.database;
    await work(makeSession(flags, config, interrupts, cleanups));
  } catch (error) {
    const known = error instanceof UserError ? error : damageBehind(error, database());
    if (!known) throw error;
    printError(known.message);
    process.exitCode = known.exitCode;
  } finally {
    interrupts.release();
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
}

function makeSession(
  flags: FlagValues<typeof SHARED_FLAGS>,
  config: Config,
  { signal, alsoStopOn, onSecondInterrupt }: Interrupts,
  cleanups: (() => unknown)[],
): Session {
  const quiet = flags.quiet ?? false;
  const database = flags.database ?? config.database;
  const session: Session = {
    config,
    quiet,
    signal,
    alsoStopOn,
    onSecondInterrupt,
    database,
    note: (text) => {
      if (!quiet) printNote(text);
    },
    warn: (text) => {
      if (!quiet) printWarning(text);
    },
    atEnd: (cleanup) => cleanups.push(cleanup),
    openCatalogue: async () => keep(await openStoredCatalogue(database, { create: flags.create })).catalogue,
    openReloadableCatalogue: async () => keep(await openReloadableCatalogue(database, { create: flags.create })),
  };
  const keep = <Opened extends Pick<OpenedCatalogue, 'catalogue' | 'notes'>>(opened: Opened): Opened => {
    session.atEnd(() => opened.catalogue.close());
    for (const note of opened.notes) session.note(note);
    return opened;
  };
  return session;
}

interface Interrupts extends Pick<Session, 'signal' | 'alsoStopOn' | 'onSecondInterrupt'> {
  release(): void;
}

function listenForInterrupts(): Interrupts {
  const controller = new AbortController();
  let second: (() => void) | undefined;
  const interrupt = (name: NodeJS.Signals) => {
    if (!controller.signal.aborted) return controller.abort(name);
    if (!second) process.exit(codeOf(name));
    const work = second;
    second = undefined;
    work();
  };
  const onSecondInterrupt = (work: () => void) => {
    second = work;
    return () => {
      second = undefined;
    };
  };
  const heard = new Set<NodeJS.Signals>();
  const alsoStopOn = (signals: readonly NodeJS.Signals[]) => {
    for (const name of signals) if (!heard.has(name)) process.on(name, interrupt);
    for (const name of signals) heard.add(name);
  };
  alsoStopOn(['SIGINT']);
  const release = () => {
    for (const name of heard) process.off(name, interrupt);
  };
  return { signal: controller.signal, alsoStopOn, onSecondInterrupt, release };
}

/** The exit code of a run that a signal of the session ended: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP. */
export function exitCodeOfSignal({ reason }: AbortSignal): number {
  return codeOf(reason);
}

function codeOf(name: unknown): number {
  return 128 + (constants.signals[name as NodeJS.Signals] ?? constants.signals.SIGINT);
}
