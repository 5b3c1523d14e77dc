import { Command, Flags } from '@oclif/core';
import type { Config } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { openCatalogue } from './database/open-catalogue.js';
import { UserError } from './errors.js';
import type { Catalogue } from './examples/catalogue.js';
import { printError, printWarning } from './output/notes.js';

/** What every command shares: configuration, database, errors as one sentence with their exit code, and Ctrl-C. */
export abstract class BaseCommand extends Command {
  static override baseFlags = {
    config: Flags.string({
      description: 'configuration file (default: the nearest .akeneolookuprc or akeneolookup.config.*)',
      env: 'AKENEO_LOOKUP_CONFIG',
      helpGroup: 'GLOBAL',
      helpValue: 'FILE',
    }),
    database: Flags.string({
      description: 'SQLite catalogue (default: catalogue.db in the data folder of the user)',
      env: 'AKENEO_LOOKUP_DATABASE',
      helpGroup: 'GLOBAL',
      helpValue: 'FILE',
    }),
    quiet: Flags.boolean({ char: 'q', description: 'no progress, notes or warnings', helpGroup: 'GLOBAL' }),
  };

  /** Set from the flags by `load`. */
  protected quiet = false;
  private readonly cleanups: (() => unknown)[] = [];
  private interruption?: AbortController;

  /** Reads the configuration that the flags name or the working directory has. */
  protected async load(flags: { config?: string; quiet?: boolean }): Promise<Config> {
    this.quiet = flags.quiet ?? false;
    return loadConfig({ file: flags.config, directory: process.cwd(), environment: process.env });
  }

  /** Opens the catalogue; the default one is made on first use. It is closed when the command ends. */
  protected async openCatalogue(config: Config, flags: { database?: string }): Promise<Catalogue> {
    const { catalogue, notes } = await openCatalogue(flags.database ?? config.database);
    this.atEnd(() => catalogue.close());
    for (const note of notes) this.note(note);
    return catalogue;
  }

  /** A warning or hint on stderr, unless --quiet. */
  protected note(text: string): void {
    if (!this.quiet) printWarning(text);
  }

  /** Does something when the command ends, in whatever way. */
  protected atEnd(cleanup: () => unknown): void {
    this.cleanups.push(cleanup);
  }

  /** Aborts on the first Ctrl-C; a second one ends the process at once. */
  protected interruptSignal(): AbortSignal {
    if (this.interruption) return this.interruption.signal;
    const controller = new AbortController();
    this.interruption = controller;
    const interrupt = () => (controller.signal.aborted ? process.exit(130) : controller.abort());
    process.on('SIGINT', interrupt);
    this.atEnd(() => process.off('SIGINT', interrupt));
    return controller.signal;
  }

  /** Prints what the user can mend as one sentence; a bug keeps its stack. */
  protected override async catch(error: Error & { exitCode?: number; oclif?: { exit?: number } }): Promise<void> {
    if (error instanceof UserError) {
      printError(error.message);
      process.exitCode = error.exitCode;
      return;
    }
    if (error.oclif) return usageError(error);
    printError(error.stack ?? error.message);
    process.exitCode = 1;
  }

  protected override async finally(error: Error | undefined): Promise<void> {
    for (const cleanup of this.cleanups.splice(0).reverse()) await cleanup();
    await super.finally(error);
  }
}

/** oclif's own errors: help and exit pass through, parse errors become one sentence. */
function usageError(error: Error & { oclif?: { exit?: number } }): void {
  if (error.oclif?.exit === 0) throw error;
  printError(error.message);
  process.exitCode = error.oclif?.exit ?? 2;
}
