import { Config, flush, handle, run } from '@oclif/core';
import { packageRoot } from '../database/package-root.js';
import { didYouMean } from '../errors.js';
import { printError } from '../output/notes.js';
import { endWhenUnwritable } from '../output/write-result.js';

/** From this number of words on that are no flags, they are a text without its quotes. */
const MANY_WORDS = 3;

/** Runs any command line through oclif; an unknown command is one sentence with the nearest one. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  const config = await Config.load(packageRoot());
  endWhenUnwritable();
  try {
    await run([...words], config);
  } catch (error) {
    await handleError(error as Error, config, words);
  } finally {
    // Whoever wrote has told of what cannot be written.
    await flush().catch(() => undefined);
  }
}

async function handleError(error: Error, config: Config, words: readonly string[]): Promise<void> {
  const [, command] = /^command (\S+) not found/.exec(error.message) ?? [];
  if (command === undefined) return handle(error);
  const known = config.commandIDs.map(asTyped).sort();
  const typed = asTyped(command);
  const isText = typed.split(' ').length >= MANY_WORDS && !known.some((one) => one.startsWith(`${words[0]} `));
  printError(
    isText
      ? `no command "${typed}": put a description of several words in quotes`
      : `no command "${typed}"${didYouMean(typed, known)} (there are: ${known.join(', ')}; a description of one word comes after "lookup")`,
  );
  process.exitCode = 2;
}

function asTyped(id: string): string {
  return id.replaceAll(':', ' ');
}
