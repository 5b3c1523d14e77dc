import { Config, flush, handle, run } from '@oclif/core';
import { packageRoot } from '../database/package-root.js';
import { didYouMean, UserError } from '../errors.js';
import { printError } from '../output/notes.js';

/** Runs any command line through oclif; an unknown command is one sentence with the nearest one. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  const config = await Config.load(packageRoot());
  try {
    await run([...words], config);
  } catch (error) {
    await handleError(error as Error, config);
  } finally {
    // Whoever wrote has told of what cannot be written.
    await flush().catch(() => undefined);
  }
}

async function handleError(error: Error, config: Config): Promise<void> {
  const [, command] = /^command (\S+) not found/.exec(error.message) ?? [];
  if (command === undefined) return handle(error);
  const known = config.commandIDs.map(asTyped).sort();
  const { message } = new UserError(
    `no command "${asTyped(command)}"${didYouMean(asTyped(command), known)} (there are: ${known.join(', ')}; a description of one word comes after "lookup")`,
  );
  printError(message);
  process.exitCode = 2;
}

function asTyped(id: string): string {
  return id.replaceAll(':', ' ');
}
